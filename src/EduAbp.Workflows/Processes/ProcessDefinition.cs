namespace EduAbp.Workflows.Processes;

/// <summary>A file by which processes were started, kept for as long as one may run; the same for all units.</summary>
internal sealed class ProcessDefinition
{
    public required string Hash { get; init; }

    public required string Key { get; init; }

    public required string Xml { get; init; }
}

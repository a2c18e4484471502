namespace EduAbp.EntityFrameworkCore.Features;

/// <summary>
/// What a unit chose about a module. A host row, because others ask too: what a unit without its site once published is
/// not shown by its office either.
/// </summary>
internal sealed class UnitModule
{
    public required Guid UnitId { get; init; }

    public required string Module { get; init; }

    public required string Value { get; set; }
}

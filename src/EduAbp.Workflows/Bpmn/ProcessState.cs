using System.Collections.Immutable;
using System.Text.Json;

namespace EduAbp.Workflows.Bpmn;

internal enum ProcessStatus
{
    Running,
    Completed,
    Terminated,
    Cancelled,
}

/// <summary>Where one run of a process stands. Immutable, and all that is kept between two steps.</summary>
internal sealed record ProcessState
{
    public const int RootScope = 0;

    public required ProcessStatus Status { get; init; }

    public required ImmutableList<Token> Tokens { get; init; }

    public required ImmutableList<Scope> Scopes { get; init; }

    public required ProcessVariables Variables { get; init; }

    public required int NextId { get; init; }

    public static ProcessState New { get; } = new()
    {
        Status = ProcessStatus.Running,
        Tokens = [],
        Scopes = [new Scope(RootScope, null)],
        Variables = ProcessVariables.Empty,
        NextId = 1,
    };

    public Token? Find(int tokenId) => Tokens.Find(token => token.Id == tokenId);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static ProcessState FromJson(string json) => JsonSerializer.Deserialize<ProcessState>(json)!;
}

/// <summary>A token waits at <paramref name="NodeId"/>; it came over <paramref name="FlowId"/> (a join needs to know),
/// and <paramref name="Timers"/> names the timer events that are set for it.</summary>
internal sealed record Token(int Id, int ScopeId, string NodeId, string? FlowId, ImmutableList<string> Timers);

/// <summary>The tokens of the process (no owner), or of one run of a sub-process (owned by the token that waits for it).</summary>
internal sealed record Scope(int Id, int? OwnerTokenId);

using System.Collections.Immutable;

namespace EduAbp.Workflows.Bpmn;

/// <summary>What happened to a process from outside.</summary>
internal abstract record ProcessInput
{
    internal sealed record Start(IReadOnlyDictionary<string, object?>? Variables = null) : ProcessInput;

    internal sealed record UserTaskCompleted(int TokenId, string Outcome, IReadOnlyDictionary<string, object?>? Variables = null) : ProcessInput;

    internal sealed record ServiceTaskCompleted(int TokenId, IReadOnlyDictionary<string, object?>? Variables = null) : ProcessInput;

    internal sealed record TimerFired(int TokenId, string EventId) : ProcessInput;

    internal sealed record MessageReceived(string Name, IReadOnlyDictionary<string, object?>? Variables = null) : ProcessInput;

    internal sealed record Cancelled : ProcessInput;
}

/// <summary>What the world has to do because of a step. The interpreter only says so.</summary>
internal abstract record ProcessEffect
{
    internal sealed record UserTaskOpened(int TokenId, UserTask Task, DateTimeOffset? DueAt) : ProcessEffect;

    internal sealed record UserTaskWithdrawn(int TokenId, UserTask Task) : ProcessEffect;

    internal sealed record ServiceTaskRequested(int TokenId, ServiceTask Task) : ProcessEffect;

    internal sealed record TimerSet(int TokenId, string EventId, DateTimeOffset DueAt) : ProcessEffect;

    internal sealed record TimerCleared(int TokenId, string EventId) : ProcessEffect;

    internal sealed record NodePassed(string NodeId) : ProcessEffect;

    internal sealed record Ended(ProcessStatus Status) : ProcessEffect;
}

/// <param name="Taken">False when the input came too late or twice; then nothing changed.</param>
internal sealed record Step(ProcessState State, ImmutableArray<ProcessEffect> Effects, bool Taken)
{
    public static Step Ignored(ProcessState state) => new(state, [], false);
}

namespace EduAbp.Workflows.Bpmn;

/// <summary>
/// The semantics of BPMN as a pure function: a definition, a state and an input give a new state and what the world
/// has to do. It reads no clock, no database and no service, so a step can be repeated, tested and replayed.
/// </summary>
internal static class Interpreter
{
    public const string OutcomeVariable = "outcome";

    public static Step Start(ProcessDefinitionModel process, IReadOnlyDictionary<string, object?>? variables, DateTimeOffset now) =>
        Advance(process, ProcessState.New, new ProcessInput.Start(variables), now);

    public static Step Advance(ProcessDefinitionModel process, ProcessState state, ProcessInput input, DateTimeOffset now) =>
        state.Status == ProcessStatus.Running ? new Walk(process, state, now).Take(input) : Step.Ignored(state);
}

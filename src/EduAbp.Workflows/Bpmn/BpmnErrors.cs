namespace EduAbp.Workflows.Bpmn;

internal enum BpmnErrorCode
{
    NotXml,
    NotBpmn,
    NotOneProcess,
    UnknownElement,
    MissingAttribute,
    DuplicateId,
    DanglingFlow,
    DanglingReference,
    NoStart,
    SeveralStarts,
    FlowNotAllowed,
    LeadsNowhere,
    Unreachable,
    AmbiguousGateway,
    BadExpression,
    BadTrigger,
    BadAssignment,
}

internal sealed record BpmnError(BpmnErrorCode Code, int Line, string Message)
{
    public override string ToString() => $"line {Line}: {Message}";
}

/// <summary>The file is no process that can be run; every fault is named, not the first only.</summary>
internal sealed class BpmnFormatException(string source, IReadOnlyList<BpmnError> errors)
    : Exception($"{source} is not a process that can be run: {string.Join("; ", errors)}")
{
    public IReadOnlyList<BpmnError> Errors => errors;
}

/// <summary>A running process cannot go on as it is drawn, for example no condition of a gateway holds.</summary>
internal sealed class BpmnExecutionException(string message) : Exception(message);

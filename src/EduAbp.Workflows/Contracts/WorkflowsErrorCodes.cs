namespace EduAbp.Workflows.Contracts;

public static class WorkflowsErrorCodes
{
    public const string AlreadyRunning = "Workflows:AlreadyRunning";
    public const string TaskDone = "Workflows:TaskDone";
    public const string TaskGone = "Workflows:TaskGone";
    public const string TaskChanged = "Workflows:TaskChanged";
    public const string OwnWork = "Workflows:OwnWork";
}

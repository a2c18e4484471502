namespace EduAbp.TenantManagement.Units;

/// <summary>How far a move or a merge is that was decided for a day (stored: never renumber).</summary>
internal enum PlanState
{
    Planned,
    Done,
    Cancelled,
    Failed,
}

namespace EduAbp.Identity.Staff;

/// <summary>A row of the workbook as it was typed.</summary>
internal sealed record StaffRow(int Number, string FullName, string Email, string Roles, string Phone);

/// <summary>A row after checking.</summary>
/// <param name="Email">As it will be stored; null where it is no address.</param>
/// <param name="IsKnown">Whether the person is a member already and nothing is to do.</param>
/// <param name="Problems">Field → codes of what is wrong, <c>Identity:Staff:{code}</c>.</param>
internal sealed record StaffPreviewRow(
    StaffRow Row, string FullName, string? Email, IReadOnlyList<string> Roles, string? Phone, bool IsKnown, IReadOnlyList<StaffProblem> Problems)
{
    public bool HasErrors => Problems.Count > 0;
}

internal sealed record StaffProblem(string Field, string Code, string? Detail = null);

internal sealed record StaffPreview(IReadOnlyList<StaffPreviewRow> Rows)
{
    public int New => Rows.Count(row => row is { HasErrors: false, IsKnown: false });

    public int Known => Rows.Count(row => row is { HasErrors: false, IsKnown: true });

    public int Wrong => Rows.Count(row => row.HasErrors);
}

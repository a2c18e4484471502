namespace EduAbp.PersonalData.Consents;

/// <summary>A row of a list as it was typed or pasted.</summary>
internal sealed record ConsentRow(
    int Number, string FullName, string BirthDate, string Code, string ClassName, string GuardianName, string Relation, string GuardianPhone, string ChildAgrees, string GivenOn);

/// <summary>What holds for all rows of a list: one form was signed by all.</summary>
internal sealed record ConsentListInput(string? Purpose, ConsentChannel? Channel, string? Proof, DateOnly? GivenOn);

internal sealed record ConsentProblem(string Field, string Code);

/// <summary>A row after checking.</summary>
/// <param name="IsKnown">The same consent is in the register: nothing is to do.</param>
internal sealed record ConsentPreviewRow(ConsentRow Row, CheckedConsent? Given, bool IsKnown, IReadOnlyList<ConsentProblem> Problems)
{
    public bool HasErrors => Problems.Count > 0;
}

internal sealed record ConsentPreview(IReadOnlyList<ConsentPreviewRow> Rows)
{
    public int New => Rows.Count(row => row is { HasErrors: false, IsKnown: false });

    public int Known => Rows.Count(row => row is { HasErrors: false, IsKnown: true });

    public int Wrong => Rows.Count(row => row.HasErrors);
}

namespace EduAbp.TenantManagement.Registrations;

/// <summary>The cells of a row that a problem can point at.</summary>
internal enum RowField
{
    Name,
    Address,
    TaxCode,
    Email,
    Phone,
    Level,
    Slug,
}

internal enum RowSeverity
{
    /// <summary>Put right without changing what it says; told for information.</summary>
    Fixed,

    /// <summary>The officer must say which of two is meant.</summary>
    Choice,

    /// <summary>Cannot be imported so; correct it or skip the row.</summary>
    Error,
}

/// <param name="Code">Its text is <c>TenantManagement:Row:{Code}</c>.</param>
/// <param name="Suggestion">The value offered instead; null where nobody can guess.</param>
/// <param name="Current">What the unit has now, where the row would change it.</param>
internal sealed record RowProblem(RowField Field, RowSeverity Severity, string Code, string? Suggestion = null, string? Current = null, int? OtherRow = null, string? Other = null);

/// <summary>What will happen to a row when the batch is sent.</summary>
internal enum RowOutcome
{
    Create,
    Keep,
    Update,
    Choice,
    Error,
    Skip,
}

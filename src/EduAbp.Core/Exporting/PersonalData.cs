namespace EduAbp.Exporting;

/// <summary>Whose data is looked for: somebody with an account, somebody in a register, or both.</summary>
/// <param name="PersonId">The account; null for somebody without one.</param>
/// <param name="SubjectIds">Ids by which registers know the person.</param>
public sealed record DataSubject(Guid? PersonId, IReadOnlyList<Guid> SubjectIds, string FullName, DateOnly? BirthDate = null);

/// <summary>
/// A module's part in the rights of the law on personal data: it shows what it holds of somebody, mends it, and erases what
/// may be erased. Runs in a scope of the unit, as the person where there is an account.
/// </summary>
public interface IPersonalDataContributor
{
    /// <summary>Its place in the copy; lower comes first.</summary>
    int Order { get; }

    /// <summary>Everything the module holds of the person in this unit, and of nobody else; no secrets.</summary>
    Task<IReadOnlyList<PersonalDataSection>> CollectAsync(DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Erases what the law lets go and says of the rest why it is kept.</summary>
    Task<IReadOnlyList<PersonalDataOutcome>> EraseAsync(DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Mends name or phone where the module is the one that keeps them.</summary>
    Task<IReadOnlyList<PersonalDataOutcome>> CorrectAsync(DataSubject subject, PersonalDataCorrection correction, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PersonalDataOutcome>>([]);
}

/// <summary>A table of what is held; in Vietnamese, as people read it.</summary>
/// <param name="Name">Of the file, in small ASCII letters: <c>tai-khoan</c>.</param>
/// <param name="Why">To what end it is held and for how long.</param>
public sealed record PersonalDataSection(string Name, string Title, string Why, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>What became of some data.</summary>
/// <param name="What">In Vietnamese: <c>Tài khoản</c>.</param>
/// <param name="Changed">How many pieces were erased or mended.</param>
/// <param name="Kept">How many were kept.</param>
/// <param name="Reason">Why those were kept, with the law.</param>
public sealed record PersonalDataOutcome(string What, int Changed, int Kept = 0, string? Reason = null);

/// <summary>What is wrong and how it is right; null where it is not touched.</summary>
public sealed record PersonalDataCorrection(string? FullName, DateOnly? BirthDate, string? Phone);

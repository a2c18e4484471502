using EduAbp.DependencyInjection;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.PersonalData.Definitions;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Consents;

/// <summary>Reads the register; the caller has checked who asks.</summary>
internal sealed class ConsentQueries(PersonalDataDbContext db, ConsentPurposeCatalog purposes, TimeProvider clock) : ITransientDependency
{
    public IQueryable<Consent> Filter(ConsentFilter filter)
    {
        var query = db.Consents.AsNoTracking();
        foreach (var word in VietnameseText.Fold(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            query = query.Where(row => row.Subject.SearchKey.Contains(word));
        if (!string.IsNullOrEmpty(filter.Purpose))
            query = query.Where(row => row.Purpose == filter.Purpose);
        var disclosing = purposes.Disclosing;
        // Who was born on this day or before is seven today.
        var seven = clock.VietnamToday().AddYears(-ConsentRules.AgreesToo);
        return filter.State switch
        {
            ConsentState.Withdrawn => query.Where(row => row.WithdrawnOn != null),
            ConsentState.NeedsChild => query.Where(row => row.WithdrawnOn == null && !row.SubjectAgreed && disclosing.Contains(row.Purpose) && row.Subject.BirthDate <= seven),
            ConsentState.Given => query.Where(row => row.WithdrawnOn == null && (row.SubjectAgreed || !disclosing.Contains(row.Purpose) || row.Subject.BirthDate > seven)),
            _ => query,
        };
    }

    public async Task<IReadOnlyList<ConsentListItem>> ReadAsync(IQueryable<Consent> consents, CancellationToken cancellationToken)
    {
        var rows = await consents.Include(row => row.Subject).ToListAsync(cancellationToken);
        return [.. rows.Select(Item)];
    }

    public ConsentListItem Item(Consent row) => new(
        row.Id, row.Subject.FullName, row.Subject.BirthDate, row.Subject.Code, row.Subject.ClassName, row.Purpose, row.TextVersion, row.GuardianName, row.Relation, row.GuardianPhone,
        row.SubjectAgreed, row.Channel, row.Proof, row.GivenOn, row.WithdrawnOn, row.WithdrawalReason, StateOf(row));

    public ConsentState StateOf(Consent row) =>
        ConsentRules.StateOn(clock.VietnamToday(), purposes.Find(row.Purpose)?.Discloses ?? true, row.Subject.BirthDate, row.SubjectAgreed, row.WithdrawnOn is not null);
}

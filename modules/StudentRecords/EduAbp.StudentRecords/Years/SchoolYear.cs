using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Timing;

namespace EduAbp.StudentRecords.Years;

internal enum SchoolYearState
{
    Preparing,
    Open,

    /// <summary>Results are signed off; nothing changes but by a correction.</summary>
    Closed,
}

/// <summary>A school year of one school: its two terms and its days off.</summary>
internal sealed class SchoolYear : AggregateRoot, IMultiTenant
{
    private SchoolYear()
    {
    }

    /// <param name="begin">The year in which it begins: 2026 for 2026-2027. Chooses the circulars.</param>
    public SchoolYear(Guid tenantId, int begin, DateOnly startsOn, DateOnly secondTermOn, DateOnly endsOn)
    {
        (TenantId, Begin) = (tenantId, begin);
        Terms.Add(new Term(Id, tenantId, 1, startsOn, secondTermOn.AddDays(-1)));
        Terms.Add(new Term(Id, tenantId, 2, secondTermOn, endsOn));
    }

    public Guid TenantId { get; private set; }

    public int Begin { get; private set; }

    public string Name => SchoolYears.Name(Begin);

    public SchoolYearState State { get; private set; } = SchoolYearState.Open;

    /// <summary>The year at which pages open; one a school.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>In number's order.</summary>
    public List<Term> Terms { get; private set; } = [];

    public List<DayOff> DaysOff { get; private set; } = [];

    /// <param name="number">1 or 2.</param>
    public Term Term(int number) => Terms.Single(term => term.Number == number);

    public void TakeOff(DateOnly from, DateOnly to, string name) => DaysOff.Add(new DayOff(Id, TenantId, from, to, name));

    public void MakeCurrent(bool isCurrent) => IsCurrent = isCurrent;
}

/// <summary>A term (học kì); dates are inclusive.</summary>
internal sealed class Term(Guid schoolYearId, Guid tenantId, int number, DateOnly startsOn, DateOnly endsOn) : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    /// <summary>1 or 2.</summary>
    public int Number { get; private set; } = number;

    public DateOnly StartsOn { get; private set; } = startsOn;

    public DateOnly EndsOn { get; private set; } = endsOn;

    public void Move(DateOnly startsOn, DateOnly endsOn) => (StartsOn, EndsOn) = (startsOn, endsOn);
}

/// <summary>Days without school; dates are inclusive.</summary>
internal sealed class DayOff(Guid schoolYearId, Guid tenantId, DateOnly from, DateOnly to, string name) : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public DateOnly From { get; private set; } = from;

    public DateOnly To { get; private set; } = to;

    public string Name { get; private set; } = name;
}

using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Text;

namespace EduAbp.PersonalData.Consents;

/// <summary>Somebody whose data the unit uses: a child or an adult. What the person is called stays out of the audit log.</summary>
internal sealed class ConsentSubject : AggregateRoot, IMultiTenant, ICreationAudited
{
    public const int MaxName = 100;
    public const int MaxCode = 30;

    private ConsentSubject()
    {
    }

    public ConsentSubject(string fullName, DateOnly birthDate, string? code, string? className, Guid? referenceId)
    {
        ReferenceId = referenceId;
        Name(fullName, birthDate);
        Place(code, className);
    }

    public Guid TenantId { get; private set; }

    [NotAudited]
    public string FullName { get; private set; } = "";

    [NotAudited]
    public string SortKey { get; private set; } = "";

    [NotAudited]
    public string SearchKey { get; private set; } = "";

    /// <summary>Age is asked before anything else: it decides who has to agree.</summary>
    [NotAudited]
    public DateOnly BirthDate { get; private set; }

    /// <summary>The number by which the school tells two children of one name apart.</summary>
    [NotAudited]
    public string? Code { get; private set; }

    [NotAudited]
    public string? ClassName { get; private set; }

    /// <summary>By which another module knows the subject.</summary>
    public Guid? ReferenceId { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public void Name(string fullName, DateOnly birthDate)
    {
        (FullName, SortKey, BirthDate) = (fullName, VietnameseText.SortKey(fullName), birthDate);
        Fold();
    }

    /// <summary>The class changes every year; what is left empty says nothing new.</summary>
    public void Place(string? code, string? className)
    {
        (Code, ClassName) = (Code ?? code, className ?? ClassName);
        Fold();
    }

    private void Fold() => SearchKey = VietnameseText.Fold($"{FullName} {Code} {ClassName}");
}

using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Results;

/// <summary>The principal's word that the results of a class and period stand. While it holds, nothing beneath them changes but by a correction.</summary>
internal sealed class ResultSignOff(Guid tenantId, Guid schoolYearId, Guid classId, ResultPeriod period) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid ClassId { get; private set; } = classId;

    public ResultPeriod Period { get; private set; } = period;

    /// <summary>Null after it was taken back.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    public string SignedByName { get; private set; } = "";

    public DateTimeOffset? ReopenedAt { get; private set; }

    public string? ReopenedByName { get; private set; }

    public string? ReopenReason { get; private set; }

    public void Sign(string byName, DateTimeOffset at) => (SignedAt, SignedByName) = (at, byName);

    public void Reopen(string? reason, string byName, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessException(ResultErrorCodes.ReasonMissing).ForField("Reason");
        (SignedAt, ReopenedAt, ReopenedByName, ReopenReason) = (null, at, byName, reason.Trim());
    }
}

/// <summary>What a subject came to when it was tested again in the summer.</summary>
internal sealed class RetestMark(Guid tenantId, Guid schoolYearId, Guid pupilId, Guid subjectId) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid PupilId { get; private set; } = pupilId;

    public Guid SubjectId { get; private set; } = subjectId;

    /// <summary>0 to 10; in a remark subject 1 for Đ and 0 for CĐ.</summary>
    public decimal Number { get; private set; }

    public void Set(decimal number) => Number = number;
}

/// <summary>What only people can say of a pupil's year.</summary>
internal sealed class YearJudgement(Guid tenantId, Guid schoolYearId, Guid pupilId) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid PupilId { get; private set; } = pupilId;

    /// <summary>Primary: excellent in at least one subject.</summary>
    public bool ExcelsInSubject { get; private set; }

    /// <summary>Primary: clear progress in a quality or competence.</summary>
    public bool HasProgressed { get; private set; }

    /// <summary>Primary: the class recognises it.</summary>
    public bool IsRecognisedByClass { get; private set; }

    /// <summary>Primary: what the principal decided after extra help.</summary>
    public bool? PromotedByPrincipal { get; private set; }

    public void Change(bool excelsInSubject, bool hasProgressed, bool isRecognisedByClass) =>
        (ExcelsInSubject, HasProgressed, IsRecognisedByClass) = (excelsInSubject, hasProgressed, isRecognisedByClass);

    public void Decide(bool? promoted) => PromotedByPrincipal = promoted;
}

internal static class ResultErrorCodes
{
    public const string ReasonMissing = "StudentRecords:Results:ReasonMissing";
    public const string SignedOff = "StudentRecords:Results:SignedOff";
    public const string Incomplete = "StudentRecords:Results:Incomplete";
    public const string NoYear = "StudentRecords:Results:NoYear";
    public const string NothingToRetest = "StudentRecords:Results:NothingToRetest";
}

using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.MultiTenancy;
using EduAbp.Support.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Requests;

/// <summary>What a person asked for the unit.</summary>
internal sealed class SupportDataPart(SupportDbContext db, ICurrentTenant tenant, TimeTexts times) : IPersonalDataContributor, ITransientDependency
{
    public int Order => 40;

    public async Task<IReadOnlyList<PersonalDataSection>> CollectAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var rows = await OwnAsync(subject, cancellationToken);
        return subject.PersonId is null ? [] :
        [
            new PersonalDataSection(
                "yeu-cau-ho-tro", "Yêu cầu hỗ trợ đã gửi", "Hồ sơ công việc của đơn vị.", ["Ngày", "Việc"], [.. rows.Select(row => new[] { times.DateTime(row.ChangedAt), row.Title })]),
        ];
    }

    public async Task<IReadOnlyList<PersonalDataOutcome>> EraseAsync(DataSubject subject, CancellationToken cancellationToken) =>
        (await OwnAsync(subject, cancellationToken)).Count is var count and > 0
            ? [new PersonalDataOutcome("Yêu cầu hỗ trợ", 0, count, "Hồ sơ công việc của cơ quan, giữ theo Luật Lưu trữ 33/2024/QH15.")]
            : [];

    private async Task<IReadOnlyList<SupportRequest>> OwnAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var here = tenant.GetId();
        return subject.PersonId is { } id ? await db.Requests.AsNoTracking().Where(row => row.UnitId == here && row.CreatorId == id).OrderBy(row => row.ChangedAt).ToListAsync(cancellationToken) : [];
    }
}

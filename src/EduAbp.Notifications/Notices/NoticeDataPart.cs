using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Notifications.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Notices;

/// <summary>What a person was told in this unit.</summary>
internal sealed class NoticeDataPart(NotificationsDbContext db, NoticeTexts texts, TimeTexts times) : IPersonalDataContributor, ITransientDependency
{
    public int Order => 30;

    public async Task<IReadOnlyList<PersonalDataSection>> CollectAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        if (subject.PersonId is not { } id)
            return [];
        var rows = await db.Notices.AsNoTracking().Where(row => row.UserId == id).OrderByDescending(row => row.CreationTime).ToListAsync(cancellationToken);
        return
        [
            new PersonalDataSection(
                "thong-bao", "Thông báo đã nhận", "Để báo việc trong đơn vị này.", ["Lúc", "Nội dung", "Đã đọc"],
                [.. rows.Select(row => new[] { times.DateTime(row.CreationTime), texts.Of(row.Template, row.Data), row.ReadAt is { } read ? times.DateTime(read) : "" })]),
        ];
    }

    public async Task<IReadOnlyList<PersonalDataOutcome>> EraseAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        if (subject.PersonId is not { } id)
            return [];
        await db.BeginAsync(cancellationToken);
        return [new PersonalDataOutcome("Thông báo", await db.Notices.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken))];
    }
}

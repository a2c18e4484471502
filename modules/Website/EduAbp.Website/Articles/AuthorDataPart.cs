using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Timing;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.Website.Articles;

/// <summary>What a person wrote and uploaded for the unit's site.</summary>
internal sealed class AuthorDataPart(WebsiteDbContext db, IStringLocalizer texts, TimeTexts times) : IPersonalDataContributor, ITransientDependency
{
    public int Order => 50;

    public async Task<IReadOnlyList<PersonalDataSection>> CollectAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var shown = await (
            from person in db.MediaPeople.AsNoTracking()
            join item in db.MediaItems.AsNoTracking() on person.MediaId equals item.Id
            where subject.SubjectIds.Contains(person.SubjectId)
            orderby item.CreationTime
            select new { item.CreationTime, item.FileName, item.Alt }).ToListAsync(cancellationToken);
        var pictures = new PersonalDataSection(
            "anh-neu-ten", "Ảnh có nêu tên", "Để chỉ đăng ảnh khi đã có sự đồng ý (Điều 24 Luật 91/2025/QH15).", ["Ngày", "Tệp", "Chú thích"],
            [.. shown.Select(row => new[] { times.DateTime(row.CreationTime), row.FileName, row.Alt })]);
        if (subject.PersonId is not { } id) return shown.Count == 0 ? [] : [pictures];
        var articles = await db.Articles.AsNoTracking().Where(row => row.AuthorId == id).OrderBy(row => row.CreationTime).ToListAsync(cancellationToken);
        var media = await db.MediaItems.AsNoTracking().Where(row => row.CreatorId == id).OrderBy(row => row.CreationTime).ToListAsync(cancellationToken);
        return
        [
            new PersonalDataSection(
                "bai-viet", "Bài đã viết", "Sản phẩm công việc của đơn vị, ghi tên tác giả.", ["Ngày", "Bài", "Tên tác giả ghi trên bài", "Trạng thái"],
                [.. articles.Select(row => new[] { times.DateTime(row.CreationTime), row.Text.Title, row.AuthorName, texts[$"Website:State:{row.State}"].Value })]),
            new PersonalDataSection(
                "thu-vien", "Tệp đã tải lên", "Sản phẩm công việc của đơn vị.", ["Ngày", "Tệp", "Chú thích"],
                [.. media.Select(row => new[] { times.DateTime(row.CreationTime), row.FileName, row.Alt })]),
            pictures,
        ];
    }

    public async Task<IReadOnlyList<PersonalDataOutcome>> EraseAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        if (subject.PersonId is not { } id) return [];
        var articles = await db.Articles.CountAsync(row => row.AuthorId == id, cancellationToken);
        var media = await db.MediaItems.CountAsync(row => row.CreatorId == id, cancellationToken);
        const string Why = "Sản phẩm công việc đơn vị đã công bố hoặc lưu, giữ theo Luật Lưu trữ 33/2024/QH15; muốn gỡ một bài, Trưởng ban biên tập gỡ bài đó.";
        return articles + media == 0 ? [] : [new PersonalDataOutcome("Bài viết và tệp", 0, articles + media, Why)];
    }
}

using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.PersonalData.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.PersonalData.Consents;

/// <summary>The register with its scanned papers, what people asked and the incidents leave with the unit: it is the unit's proof.</summary>
internal sealed class ConsentExportPart(PersonalDataDbContext db, ConsentQueries queries, ConsentFiles scans, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 30;

    private async Task ExportOthersAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var requests = await db.Requests.AsNoTracking().Include(row => row.Steps).OrderBy(row => row.ReceivedAt).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "du-lieu-ca-nhan/yeu-cau.csv",
            ["Nhận", "Quyền", "Chủ thể", "Người yêu cầu", "Nội dung", "Hạn", "Trạng thái", "Trả lời"],
            requests.Select(row => new[]
            {
                times.DateTime(row.ReceivedAt), texts[$"PersonalData:Kind:{row.Kind}"].Value, row.SubjectName, row.RequesterName, row.Text, times.Date(row.AnswerBy),
                texts[$"PersonalData:RequestState:{row.State}"].Value, row.Answer,
            }),
            cancellationToken);
        files.List("Yêu cầu về dữ liệu cá nhân", "du-lieu-ca-nhan/yeu-cau.csv", requests.Count);
        await files.WriteTableAsync(
            "du-lieu-ca-nhan/cac-buoc.csv",
            ["Chủ thể", "Quyền", "Lúc", "Bước", "Ai", "Ghi chú"],
            requests.SelectMany(row => row.Steps.OrderBy(step => step.Id).Select(step => new[]
            {
                row.SubjectName, texts[$"PersonalData:Kind:{row.Kind}"].Value, times.DateTime(step.At), texts[$"PersonalData:Step:{step.What}"].Value, step.ByName, step.Text,
            })),
            cancellationToken);
        files.List("Các bước giải quyết yêu cầu", "du-lieu-ca-nhan/cac-buoc.csv", requests.Sum(row => row.Steps.Count));
        var incidents = await db.Incidents.AsNoTracking().Include(row => row.Supplements).OrderBy(row => row.DetectedAt).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "du-lieu-ca-nhan/su-co.csv",
            ["Phát hiện", "Sự cố", "Chuyện gì", "Dữ liệu của ai", "Số người", "Biện pháp", "Thông báo A05", "Báo mọi người"],
            incidents.Select(row => new[]
            {
                times.DateTime(row.DetectedAt), row.Title, row.What, row.Whose, $"{row.People}", row.Measures, row.NotifiedAt is { } sent ? times.DateTime(sent) : "", row.PeopleToldAt is { } told ? times.DateTime(told) : "",
            }),
            cancellationToken);
        files.List("Sự cố dữ liệu cá nhân", "du-lieu-ca-nhan/su-co.csv", incidents.Count);
        await files.WriteTableAsync(
            "du-lieu-ca-nhan/su-co-bo-sung.csv",
            ["Sự cố", "Lúc", "Ai", "Bổ sung"],
            incidents.SelectMany(row => row.Supplements.OrderBy(supplement => supplement.At).Select(supplement => new[] { row.Title, times.DateTime(supplement.At), supplement.ByName, supplement.Text })),
            cancellationToken);
        files.List("Bổ sung thông báo sự cố", "du-lieu-ca-nhan/su-co-bo-sung.csv", incidents.Sum(row => row.Supplements.Count));
    }

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var rows = await queries.ReadAsync(db.Consents.AsNoTracking().OrderBy(row => row.Subject.SortKey).ThenBy(row => row.Id), cancellationToken);
        await ExportOthersAsync(files, cancellationToken);
        if (rows.Count == 0)
            return;
        await files.WriteTableAsync("du-lieu-ca-nhan/so-dong-y.csv", ConsentCsv.Headings(texts), ConsentCsv.Rows(rows, texts, times), cancellationToken);
        files.List("Sổ đồng ý", "du-lieu-ca-nhan/so-dong-y.csv", rows.Count);
        await foreach (var consent in db.Consents.AsNoTracking().Where(row => row.FileName != null).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (await scans.OpenAsync(consent, cancellationToken) is not { } content)
                continue;
            await using (content)
                await files.WriteFileAsync($"du-lieu-ca-nhan/dong-y/{consent.BlobName}{(consent.FileType == "application/pdf" ? ".pdf" : ".jpg")}", content, cancellationToken);
        }
    }
}

using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.PersonalData.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.PersonalData.Consents;

/// <summary>The register with its scanned papers leaves with the unit: it is the unit's proof.</summary>
internal sealed class ConsentExportPart(PersonalDataDbContext db, ConsentQueries queries, ConsentFiles scans, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 30;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var rows = await queries.ReadAsync(db.Consents.AsNoTracking().OrderBy(row => row.Subject.SortKey).ThenBy(row => row.Id), cancellationToken);
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

using EduAbp.BackgroundWorkers;
using EduAbp.Blobs;
using EduAbp.PersonalData.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Consents;

/// <summary>Every hour: scanned papers that nobody looked at when they came are looked at, once the scanner answers again.</summary>
internal sealed class ConsentRescanWorker(PersonalDataDbContext db, ConsentFiles files, IFileScanner scanner) : IUnitWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!await scanner.IsReadyAsync(cancellationToken))
            return;
        foreach (var consent in await db.Consents.Where(row => row.FileName != null && row.Scan == ScanState.NotScanned).ToListAsync(cancellationToken))
            await files.RescanAsync(consent, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

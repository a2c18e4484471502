using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EduAbp.BackgroundJobs;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.EventBus;
using EduAbp.Exporting;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduAbp.PersonalData.Requests;

[EventName("PersonalData.ExpireCopy")]
internal sealed record ExpireCopy(Guid RequestId);

/// <summary>The copies that can still be fetched.</summary>
internal sealed class DataRequestBlobs(PersonalDataDbContext db) : IBlobOwner, ITransientDependency
{
    public const string ContainerName = "personal-data";

    public string Container => ContainerName;

    public async Task<IReadOnlyCollection<string>> GetNamesAsync(CancellationToken cancellationToken) =>
        [.. (await db.Requests.AsNoTracking().Where(row => row.CopyReadyAt != null).Select(row => row.Id).ToListAsync(cancellationToken)).Select(id => $"{id:N}.zip")];
}

/// <summary>Removes a copy whose time is over.</summary>
internal sealed class ExpireCopyJob(PersonalDataDbContext db, IBlobStore blobs, TimeProvider clock) : IBackgroundJob<ExpireCopy>
{
    public async Task ExecuteAsync(ExpireCopy args, CancellationToken cancellationToken)
    {
        if (await db.Requests.SingleOrDefaultAsync(row => row.Id == args.RequestId, cancellationToken) is not { } request || request.HasCopy(clock.GetUtcNow()))
            return;
        await blobs.DeleteAsync(DataRequestBlobs.ContainerName, request.BlobName, cancellationToken);
        request.ForgetCopy();
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>
/// Has the modules collect, mend or erase. A copy that the person asked for signed in is collected as that person, who sees the
/// own sessions and memberships everywhere; one that staff ask for shows what this unit holds and no more.
/// </summary>
internal sealed class DataRequestJob(ITenantScopeFactory scopes, PersonalDataDbContext db, ICurrentTenant tenant, TimeProvider clock, TimeTexts times, ILogger<DataRequestJob> logger)
    : IBackgroundJob<ServeDataRequest>
{
    /// <summary>How long a copy can be fetched.</summary>
    public static readonly TimeSpan KeepFor = TimeSpan.FromDays(7);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task ExecuteAsync(ServeDataRequest args, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == args.RequestId, cancellationToken);
        if (request is null || request.Work != args.Work)
            return;
        var subject = new DataSubject(request.PersonId, request.SubjectId is { } known ? [known] : [], request.SubjectName, request.SubjectBirthDate);
        try
        {
            if (args.Work == DataRequestWork.Copy)
                await CopyAsync(request, subject, cancellationToken);
            else
                await ChangeAsync(request, subject, args.Work, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            logger.LogError(failed, "The work {Work} for the request {Request} failed", args.Work, args.RequestId);
            await NoteAsync(args.RequestId, row => row.WorkFailed(clock.GetUtcNow()), cancellationToken);
        }
    }

    private async Task CopyAsync(DataRequest request, DataSubject subject, CancellationToken cancellationToken)
    {
        var sections = new List<PersonalDataSection>();
        await using (var scope = scopes.Create(tenant.GetId(), request.Origin == DataRequestOrigin.Account ? request.PersonId : null))
        {
            foreach (var contributor in scope.Services.GetServices<IPersonalDataContributor>().OrderBy(one => one.Order))
                sections.AddRange(await contributor.CollectAsync(subject, cancellationToken));
        }

        var now = clock.GetUtcNow();
        var file = Path.GetTempFileName();
        try
        {
            await WriteAsync(file, request, sections, now, cancellationToken);
            await using var scope = scopes.Create(tenant.GetId());
            await using (var content = File.OpenRead(file))
                await scope.Get<IBlobStore>().SaveAsync(DataRequestBlobs.ContainerName, request.BlobName, content, cancellationToken);
            await NoteAsync(scope, request.Id, row => row.CopyDone(new FileInfo(file).Length, now, KeepFor), cancellationToken);
            await scope.Get<IBackgroundJobManager>().EnqueueAsync(new ExpireCopy(request.Id), now + KeepFor, cancellationToken: cancellationToken);
            if (request.Origin == DataRequestOrigin.Account)
                await scope.Get<DataRequestDesk>().TellRequesterAsync(request, "PersonalData.CopyReady", null, cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task ChangeAsync(DataRequest request, DataSubject subject, DataRequestWork work, CancellationToken cancellationToken)
    {
        var outcomes = new List<PersonalDataOutcome>();
        await using var scope = scopes.Create(tenant.GetId(), request.PersonId);
        if (request.PersonId is { } person)
        {
            // While there still is an address: whoever did not ask for it must hear of it.
            await scope.Get<INotificationSender>().SendAsync(
                new NotificationMessage([person], work == DataRequestWork.Erase ? "PersonalData.Erasing" : "PersonalData.Correcting", new Dictionary<string, string> { ["Unit"] = tenant.Unit?.Name ?? "" }),
                cancellationToken);
        }

        foreach (var contributor in scope.Services.GetServices<IPersonalDataContributor>().OrderByDescending(one => one.Order))
        {
            outcomes.AddRange(work == DataRequestWork.Erase
                ? await contributor.EraseAsync(subject, cancellationToken)
                : await contributor.CorrectAsync(subject, request.Correction, cancellationToken));
        }

        await NoteAsync(scope, request.Id, row => row.WorkDone(work == DataRequestWork.Erase ? DataRequestEvent.Erased : DataRequestEvent.Corrected, outcomes, clock.GetUtcNow()), cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private async Task NoteAsync(Guid id, Action<DataRequest> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(tenant.GetId());
        await NoteAsync(scope, id, change, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private static async Task NoteAsync(TenantScope scope, Guid id, Action<DataRequest> change, CancellationToken cancellationToken)
    {
        var context = scope.Get<PersonalDataDbContext>();
        var row = await context.Requests.Include(request => request.Steps).GetAsync(id, cancellationToken);
        change(row);
        foreach (var step in row.Steps.Where(step => context.Entry(step).State is EntityState.Detached or EntityState.Modified))
            context.Entry(step).State = EntityState.Added;
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task WriteAsync(string file, DataRequest request, IReadOnlyList<PersonalDataSection> sections, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        var unit = tenant.Unit?.Name ?? "";
        await using (var page = archive.CreateEntry("du-lieu.html").Open())
            await page.WriteAsync(Encoding.UTF8.GetBytes(Page(unit, request.SubjectName, sections, now)), cancellationToken);
        await using (var data = archive.CreateEntry("du-lieu.json").Open())
        {
            await JsonSerializer.SerializeAsync(
                data,
                new
                {
                    Unit = unit, Subject = request.SubjectName, Date = now,
                    Sections = sections.Select(section => new { section.Name, section.Title, section.Why, Rows = section.Rows.Select(row => section.Headings.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)) }),
                },
                Json,
                cancellationToken);
        }
    }

    private string Page(string unit, string name, IReadOnlyList<PersonalDataSection> sections, DateTimeOffset now)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Bản sao dữ liệu cá nhân</title>")
            .Append("<style>body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}</style></head><body>");
        html.Append($"<h1>Bản sao dữ liệu cá nhân</h1><p>Của: <strong>{Html(name)}</strong><br>Do: {Html(unit)}<br>Lập lúc: {Html(times.DateTime(now))}</p>");
        html.Append("<p>Theo quyền được cung cấp dữ liệu cá nhân của Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15. Tệp này có dữ liệu riêng: cất giữ cẩn thận.</p>");
        foreach (var section in sections)
        {
            html.Append($"<h2>{Html(section.Title)}</h2><p>{Html(section.Why)}</p>");
            if (section.Rows.Count == 0)
            {
                html.Append("<p>Không có.</p>");
                continue;
            }

            html.Append("<table><thead><tr>").AppendJoin("", section.Headings.Select(heading => $"<th>{Html(heading)}</th>")).Append("</tr></thead><tbody>");
            foreach (var row in section.Rows)
                html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Html(cell ?? "")}</td>")).Append("</tr>");
            html.Append("</tbody></table>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}

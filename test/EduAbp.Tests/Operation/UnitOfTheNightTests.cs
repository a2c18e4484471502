using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text.Encodings.Web;
using System.Text.Json;
using EduAbp.AspNetCore.UnitSnapshots;
using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Tests.StudentRecords.ClassBook;
using EduAbp.Text;
using EduAbp.Web.Operation;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.Operation;

/// <summary>The way that docs/operation.md names: the archive that the timer makes at night, and one school out of it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnitOfTheNightTests
{
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task One_school_comes_back_out_of_the_night_s_archive_of_the_whole_city(DatabaseKind kind)
    {
        await using var school = await SampleSchool.OpenAsync(kind);
        var app = school.App;
        var blobs = app.Get<OperationFolders>().Blobs;
        var folder = Directory.CreateTempSubdirectory("eduabp-night-").FullName;
        var night = Path.Combine(folder, "2026-11-23-0230.zip");
        await using var host = new HostProcess([.. app.Database.Settings, $"--Blobs:Path={blobs}", $"--DataProtection:Path={app.Get<OperationFolders>().Keys}"]);

        var pupil = school.Pupils[0];
        await MarkAsync("8", 0);
        await school.AsAsync(school.HomeRoom, scope => scope.Get<RollCallAppService>().MarkAsync(school.ClassId, new DateOnly(2026, 11, 23), DaySession.Morning, pupil, new(Presence.Excused, "ốm\tsốt\\"), default));
        var (article, picture) = await WriteAsync(school.Unit.Id, "Bài của hôm qua");
        await WriteAsync(school.Neighbour.Id, "Bài của hàng xóm hôm qua");
        await app.DispatchAsync();
        (await host.RunAsync("backup", night)).ShouldBe(0, host.Log);
        var yesterday = await StateAsync(school.Unit.Id, itsLog: false);

        // The day goes wrong at the school, and well next door.
        await MarkAsync("3", 1);
        await app.InAsync(school.Unit.Id, null, async scope =>
        {
            var (db, records) = (scope.Get<WebsiteDbContext>(), scope.Get<StudentRecordsDbContext>());
            db.Remove(await db.MediaItems.SingleAsync(item => item.Id == picture));
            var found = await db.Articles.SingleAsync(row => row.Id == article);
            db.Add(found.Edit(found.Text with { Title = "Bài viết nhầm" }, VersionKind.Saved, found.AuthorId, found.AuthorName, app.Clock.GetUtcNow())!);
            await db.SaveChangesAsync();
            records.RemoveRange(await records.Absences.ToListAsync());
            records.Add(new Pupil(school.Unit.Id, "MAU999", "Lê Văn Nhầm (mẫu)", new DateOnly(2014, 1, 1), Sex.Male));
            await records.SaveChangesAsync();
        });
        Directory.Delete(Path.Combine(blobs, school.Unit.Id.ToString("N"), MediaStore.Container), recursive: true);
        await WriteAsync(school.Neighbour.Id, "Bài của hàng xóm hôm nay");
        await app.DispatchAsync();
        var (neighbour, today) = (await StateAsync(school.Neighbour.Id, itsLog: true), await StateAsync(school.Unit.Id, itsLog: false, itsFiles: false));
        today.ShouldContain("Bài viết nhầm");
        yesterday.ShouldNotContain("Bài viết nhầm");

        (await host.RunAsync("restore-unit", school.Unit.Path, night)).ShouldBe(0, host.Log);
        (await StateAsync(school.Unit.Id, itsLog: false)).ShouldBe(yesterday);
        (await StateAsync(school.Neighbour.Id, itsLog: true)).ShouldBe(neighbour);
        host.Log.ShouldContain("đã trở lại như lúc");
        (await host.RunAsync("verify")).ShouldBe(0, host.Log);

        // Its people go on where yesterday ended; the chain takes the next mark.
        await MarkAsync("9", 1);
        await app.InAsync(null, null, async scope =>
        {
            await foreach (var finding in scope.Get<Verification>().RunAsync(default))
                finding.IsError.ShouldBeFalse(finding.Text);
        });

        // What stood there until the command is in a file that only its owner reads, and the same command takes it.
        var before = Directory.GetFiles(folder, "*-before-*.zip").Single();
        File.GetUnixFileMode(before).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFileSystemEntries(folder).Length.ShouldBe(2);
        await app.InAsync(null, null, scope => (Task)scope.Get<UnitBackups>().RestoreAsync(school.Unit, before, default));
        (await StateAsync(school.Unit.Id, itsLog: false, itsFiles: false)).ShouldBe(today);

        // Refused before anything is touched: a unit that the night did not know, another version, a damaged archive.
        var young = await School.UnitAsync(app, "Trường Trung học cơ sở Mới (mẫu)", "lower-secondary", school.Unit.ParentId, "thcs-moi");
        (await Should.ThrowAsync<UnitSnapshotException>(() => PutBackAsync(young))).Message.ShouldContain("nothing of");
        using (var archive = ZipFile.Open(night, ZipArchiveMode.Update))
        {
            string manifest;
            using (var reader = new StreamReader(archive.GetEntry(BackupManifest.EntryName)!.Open()))
                manifest = await reader.ReadToEndAsync();
            archive.GetEntry(BackupManifest.EntryName)!.Delete();
            await using var writer = new StreamWriter(archive.CreateEntry(BackupManifest.EntryName).Open());
            await writer.WriteAsync(manifest.Replace("WebsiteDbContext/", "YesteryearDbContext/", StringComparison.Ordinal));
        }

        (await Should.ThrowAsync<OperationRefusedException>(() => PutBackAsync(school.Unit))).Text.ShouldBe("Operation:Unit:OtherVersion");
        using (var archive = ZipFile.Open(night, ZipArchiveMode.Update))
            archive.Entries.First(entry => entry.FullName.StartsWith("blobs/", StringComparison.Ordinal)).Delete();
        (await Should.ThrowAsync<OperationRefusedException>(() => PutBackAsync(school.Unit))).Text.ShouldBe("Operation:Backup:Altered");
        (await StateAsync(school.Unit.Id, itsLog: false, itsFiles: false)).ShouldBe(today);
        (await host.RunAsync("restore-unit", "can-gio/khong-co", night)).ShouldBe(1);
        Directory.Delete(folder, recursive: true);

        Task<SaveMarksResult> MarkAsync(string mark, int version) => school.AsAsync(school.HomeRoom, scope => scope.Get<GradebookAppService>()
            .SaveAsync(school.ClassId, school.Subjects["toan"], 1, new SaveMarksInput(Guid.CreateVersion7(), [new CellInput(pupil, "GK", mark, version)]), default));

        Task PutBackAsync(UnitInfo unit) => app.InAsync(null, null, scope => (Task)scope.Get<UnitBackups>().RestoreAsync(unit, night, default));

        Task<(Guid Article, Guid Picture)> WriteAsync(Guid unit, string title) => app.InAsync(unit, null, async scope =>
        {
            var db = scope.Get<WebsiteDbContext>();
            var item = await scope.Get<MediaStore>().AddAsync(new MemoryStream(Pixel), "cay đước.png", "Cô Mai (mẫu)", default, alt: "Cây đước");
            await db.SaveChangesAsync();
            var text = ArticleText.Empty with { Title = title, Body = "<p>Chữ “Việt” – 100 % \\ \t</p>", CategoryId = await db.Categories.Select(one => (Guid?)one.Id).FirstOrDefaultAsync(), CoverId = item.Id };
            var made = new Article(Guid.CreateVersion7(), Guid.CreateVersion7(), "Cô Mai (mẫu)", VietnameseText.Slugify(title));
            db.Add(made.Edit(text, VersionKind.Saved, Guid.CreateVersion7(), "Cô Mai (mẫu)", app.Clock.GetUtcNow())!);
            db.Add(made);
            await db.SaveChangesAsync();
            return (made.Id, item.Id);
        });

        // Every row of the unit in every table as the database shows it, and every file.
        async Task<string> StateAsync(Guid unit, bool itsLog, bool itsFiles = true)
        {
            var tables = (await app.Get<UnitTables>().ReadAsync()).ToList();
            if (itsLog) tables.Add(new("AbpAuditLogs", "TenantId", ["Id", "Action", "Data"]));
            await using var connection = app.Get<DatabaseConnections>().CreateOwner();
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var lines = new List<string>();
            foreach (var table in tables)
                lines.AddRange((await UnitRows.ReadAsync(connection, transaction, table, unit, default)).Select(row => $"{table.Name} {row!.ToJsonString(Readable)}").Order(StringComparer.Ordinal));
            if (!itsFiles) return string.Join('\n', lines);
            var own = Path.Combine(blobs, unit.ToString("N"));
            lines.AddRange(OperationFolders.Files(own).Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(own, file))))}"));
            return string.Join('\n', lines);
        }
    }
}

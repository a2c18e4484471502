using System.IO.Compression;
using System.Runtime.Versioning;
using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore;
using EduAbp.Data;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Tests.TenantManagement;
using EduAbp.TenantManagement.Data;
using EduAbp.Web.Operation;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Operation;

[UnsupportedOSPlatform("windows")]
public sealed class BackupTests
{
    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_day_that_was_lost_comes_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var data = Directory.CreateTempSubdirectory("eduabp-data-").FullName;
        string[] settings = [.. database.Settings, $"--Blobs:Path={data}/blobs", $"--DataProtection:Path={data}/keys"];
        await using var host = new HostProcess(settings);
        var archive = Path.Combine(data, "backups", "yesterday.zip");
        (await host.RunAsync("migrate")).ShouldBe(0, host.Log);

        Guid school, kept, replaced;
        await using (var app = await TestApp.StartAsync(database, null, settings))
        {
            school = await City.SchoolAsync(app, await City.OfficeAsync(app), "Trường Tiểu học Doi Lầu");
            (kept, replaced) = (await FileAsync(app, school, "hôm qua"), await FileAsync(app, school, "cũng hôm qua"));
            (await host.RunAsync("backup", archive)).ShouldBe(0, host.Log);
            (await host.RunAsync("backup", archive)).ShouldBe(1, "an older backup is not overwritten by mistake");

            // The day goes wrong: a unit renamed, files lost and overwritten, one added.
            await app.InAsync(school, null, async scope =>
            {
                var db = scope.Get<TenantManagementDbContext>();
                (await db.Units.SingleAsync(unit => unit.Id == school)).SetName("Trường Tiểu học Nhầm Tên");
                await db.SaveChangesAsync();
                var website = scope.Get<WebsiteDbContext>();
                website.Remove(await website.MediaItems.SingleAsync(item => item.Id == kept));
                await website.SaveChangesAsync();
                await scope.Get<IBlobStore>().DeleteAsync(MediaStore.Container, MediaStore.BlobName(kept, "full"));
                await scope.Get<IBlobStore>().SaveAsync(MediaStore.Container, MediaStore.BlobName(replaced, "full"), new MemoryStream([0]));
            });
            await FileAsync(app, school, "hôm nay");

            (await host.RunAsync("restore", archive)).ShouldBe(1);
            host.Log.ShouldContain("--force");
            if (kind == DatabaseKind.Postgres)
            {
                (await host.RunAsync("restore", archive, "--force")).ShouldBe(1);
                host.Log.ShouldContain("Hãy dừng các máy chủ web trước");
            }
        }

        SqliteConnection.ClearAllPools();
        (await host.RunAsync("restore", archive, "--force")).ShouldBe(0, host.Log);

        (await host.RunAsync("verify")).ShouldBe(0, host.Log);
        await using (var app = await TestApp.StartAsync(database, null, settings))
        {
            await app.InAsync(school, null, async scope =>
            {
                (await scope.Get<TenantManagementDbContext>().Units.SingleAsync(unit => unit.Id == school)).Name.ShouldBe("Trường Tiểu học Doi Lầu");
                (await scope.Get<WebsiteDbContext>().MediaItems.Select(item => item.Id).ToListAsync()).ShouldBe([kept, replaced], ignoreOrder: true);
                (await ReadAsync(scope.Get<IBlobStore>(), kept)).ShouldBe("hôm qua");
                (await ReadAsync(scope.Get<IBlobStore>(), replaced)).ShouldBe("cũng hôm qua");
            });
            Directory.GetFiles(Path.Combine(data, "blobs"), "*", SearchOption.AllDirectories).Length.ShouldBe(2, "what came after the backup is gone");
            // The fences stand again: another unit sees nothing of it.
            await app.InAsync(Guid.CreateVersion7(), null, async scope =>
                (await scope.Get<WebsiteDbContext>().MediaItems.IgnoreQueryFilters([DataFilters.Tenant]).CountAsync()).ShouldBe(kind == DatabaseKind.Postgres ? 0 : 2));
            using var visitor = app.CreateClient();
            (await visitor.GetStringAsync("/can-gio/th-doi-lau")).ShouldContain("Doi Lầu");
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_backup_that_is_cut_altered_or_foreign_is_refused_and_nothing_is_touched()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        await City.OfficeAsync(app);
        var folder = Directory.CreateTempSubdirectory("eduabp-backup-").FullName;
        var whole = Path.Combine(folder, "whole.zip");
        await app.InAsync(null, null, scope => (Task)scope.Get<Backups>().BackupAsync(whole, force: false, default));
        File.GetUnixFileMode(whole).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, "it holds everything about everybody");
        Directory.GetFileSystemEntries(folder).ShouldBe([whole]);
        var bytes = await File.ReadAllBytesAsync(whole);

        (await RefusalAsync(app, Write("half", bytes[..(bytes.Length / 2)]))).ShouldBe("Operation:Backup:Damaged");
        (await RefusalAsync(app, Write("text", "Kính gửi quý thầy cô"u8.ToArray()))).ShouldBe("Operation:Backup:Damaged");
        (await RefusalAsync(app, Edit("empty", archive => archive.GetEntry("manifest.json")!.Delete()))).ShouldBe("Operation:Backup:NoBackup");
        (await RefusalAsync(app, Edit("added", archive => Put(archive, "blobs/x/y", "z")))).ShouldBe("Operation:Backup:Altered");
        (await RefusalAsync(app, Edit("missing", archive => archive.GetEntry("database/data.db")!.Delete()))).ShouldBe("Operation:Backup:Altered");
        (await RefusalAsync(app, Edit("outside", archive => Put(archive, "blobs/../../etc/passwd", "root")))).ShouldBe("Operation:Backup:PathOutside");
        (await RefusalAsync(app, Edit("absolute", archive => Put(archive, "/etc/passwd", "root")))).ShouldBe("Operation:Backup:PathOutside");
        (await RefusalAsync(app, Manifest("format", "\"format\": 1", "\"format\": 7"))).ShouldBe("Operation:Backup:Format");
        (await RefusalAsync(app, Manifest("kind", "\"Sqlite\"", "\"Postgres\""))).ShouldBe("Operation:Backup:Kind");
        (await RefusalAsync(app, Manifest("newer", "\"migrations\": [", "\"migrations\": [ \"GradebookDbContext/20300101000000_Marks\","))).ShouldBe("Operation:Backup:Newer");
        (await RefusalAsync(app, Path.Combine(folder, "nothing.zip"))).ShouldBe("Operation:Backup:Missing");
        (await RefusalAsync(app, whole, force: false)).ShouldBe("Operation:Restore:NotEmpty");

        await app.InAsync(null, null, async scope => (await scope.Get<TenantManagementDbContext>().Units.CountAsync()).ShouldBe(2));
        Directory.Delete(folder, recursive: true);

        string Write(string name, byte[] content)
        {
            var file = Path.Combine(folder, name);
            File.WriteAllBytes(file, content);
            return file;
        }

        string Edit(string name, Action<ZipArchive> change)
        {
            var file = Write(name, bytes);
            using var archive = ZipFile.Open(file, ZipArchiveMode.Update);
            change(archive);
            return file;
        }

        string Manifest(string name, string from, string to) => Edit(name, archive =>
        {
            var entry = archive.GetEntry("manifest.json")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            text.ShouldContain(from);
            entry.Delete();
            Put(archive, "manifest.json", text.Replace(from, to, StringComparison.Ordinal));
        });

        static void Put(ZipArchive archive, string name, string text)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task What_is_missing_or_left_over_is_found(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var school = await City.SchoolAsync(app, await City.OfficeAsync(app), "Trường Tiểu học Doi Lầu");
        (await FindingsAsync(app)).ShouldBeEmpty();

        var (lost, empty) = (await FileAsync(app, school, "x"), await FileAsync(app, school, "y"));
        await app.InAsync(school, null, async scope =>
        {
            var blobs = scope.Get<IBlobStore>();
            await blobs.DeleteAsync(MediaStore.Container, MediaStore.BlobName(lost, "full"));
            await blobs.SaveAsync(MediaStore.Container, MediaStore.BlobName(empty, "full"), new MemoryStream());
            await blobs.SaveAsync(MediaStore.Container, "left/over", new MemoryStream([1]));
        });
        var left = Path.Combine(app.Get<OperationFolders>().Blobs, school.ToString("N"), MediaStore.Container, "left", "over");
        File.SetLastWriteTimeUtc(left, TestApp.Start.UtcDateTime.AddDays(-1));
        await app.InAsync(Guid.CreateVersion7(), null, async scope =>
        {
            scope.Get<WebsiteDbContext>().Add(new EduAbp.Website.Categories.Category("Của ai?", "cua-ai", 1));
            await scope.Get<WebsiteDbContext>().SaveChangesAsync();
        });

        // The category of nobody, and the audit row of it.
        (await FindingsAsync(app)).ShouldBe(
            ["Operation:Verify:Orphans", "Operation:Verify:Orphans", "Operation:Verify:FileMissing", "Operation:Verify:FileEmpty", "Operation:Verify:FilesOfNobody"], ignoreOrder: true);
    }

    private static async Task<List<string>> FindingsAsync(TestApp app)
    {
        await using var scope = app.Scope(null);
        var findings = new List<string>();
        await foreach (var finding in scope.Get<Verification>().RunAsync(default))
            findings.Add(finding.Text);
        return findings;
    }

    private static async Task<string> RefusalAsync(TestApp app, string file, bool force = true)
    {
        await using var scope = app.Scope(null);
        return (await Should.ThrowAsync<OperationRefusedException>(() => scope.Get<Backups>().RestoreAsync(file, force, default))).Text;
    }

    private static Task<Guid> FileAsync(TestApp app, Guid school, string text) => app.InAsync(school, null, async scope =>
    {
        var content = System.Text.Encoding.UTF8.GetBytes(text);
        var item = new MediaItem(MediaKind.Document, "ke-hoach.pdf", "application/pdf", content.Length, null, null, "Cô Mai (mẫu)");
        scope.Get<WebsiteDbContext>().Add(item);
        await scope.Get<WebsiteDbContext>().SaveChangesAsync();
        await scope.Get<IBlobStore>().SaveAsync(MediaStore.Container, MediaStore.BlobName(item.Id, "full"), new MemoryStream(content));
        return item.Id;
    });

    private static async Task<string> ReadAsync(IBlobStore blobs, Guid id)
    {
        using var reader = new StreamReader((await blobs.OpenReadAsync(MediaStore.Container, MediaStore.BlobName(id, "full")))!);
        return await reader.ReadToEndAsync();
    }
}

using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using EduAbp.AspNetCore.Files;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Website;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.Website.Media;

public class MediaTests
{
    [Theory, OnBothDatabases]
    public async Task A_picture_is_made_anew_in_four_sizes_without_what_was_hidden_in_it(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var item = await UploadAsync(desk, Jpeg(3000, 2000, "Vị trí bí mật"), "C:\\ảnh\\..\\Lễ khai giảng.exe.png");

        (item.FileName, item.ContentType, item.Width, item.Height).ShouldBe(("le-khai-giang-exe.jpg", "image/jpeg", 2560, 1707));
        foreach (var variant in (string[])["320.webp", "800.webp", "1600.webp", item.FileName])
        {
            var file = await desk.App.InAsync(Desk.School, Desk.Editor, scope => scope.Get<MediaAppService>().OpenAsync(item.Id, variant, default));
            using var content = new MemoryStream();
            await using (file!.Content) await file.Content.CopyToAsync(content);
            Encoding.UTF8.GetString(content.ToArray()).ShouldNotContain("bí mật");
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_upload_is_refused_with_a_reason(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        (string Code, byte[] Bytes)[] uploads =
        [
            (WebsiteErrorCodes.SvgRefused, Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")),
            (WebsiteErrorCodes.FileTypeRefused, Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>")),
            (WebsiteErrorCodes.FileTypeRefused, [(byte)'M', (byte)'Z', .. new byte[500]]),
            (WebsiteErrorCodes.FileDamaged, Jpeg(1200, 900)[..9_000]),
            (WebsiteErrorCodes.FileDamaged, [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100]]),
            (WebsiteErrorCodes.PictureTooLarge, Png(9000, 9000)),
            (WebsiteErrorCodes.FileTooLarge, [0xFF, 0xD8, 0xFF, .. new byte[MediaStore.MaxPicture]]),
            (WebsiteErrorCodes.FileHasMacros, Zip(("[Content_Types].xml", WordTypes), ("word/vbaProject.bin", "x"))),
            (WebsiteErrorCodes.FileHasMacros, Zip(("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"))),
            (WebsiteErrorCodes.FileDamaged, Zip(("[Content_Types].xml", WordTypes), ("word/document.xml", new string('0', 510 * 1024 * 1024)))),
            (WebsiteErrorCodes.FileTypeRefused, Zip(("a.txt", "x"))),
            (WebsiteErrorCodes.FileDamaged, Zip(("[Content_Types].xml", WordTypes))[..40]),
            (WebsiteErrorCodes.FileMissing, []),
        ];

        foreach (var (code, bytes) in uploads)
            (await Should.ThrowAsync<BusinessException>(() => UploadAsync(desk, bytes, "anh.jpg"))).Code.ShouldBe(code);
        (await desk.DbAsync(db => db.MediaItems.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_document_is_known_by_its_content_and_the_quota_holds(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        (await UploadAsync(desk, Zip(("[Content_Types].xml", WordTypes)), "Kế hoạch.pdf")).FileName.ShouldBe("ke-hoach.docx");
        (await UploadAsync(desk, Encoding.ASCII.GetBytes("%PDF-1.7\n"), "x")).ContentType.ShouldBe("application/pdf");

        await desk.App.InAsync(Desk.School, null, scope => scope.Get<EduAbp.Settings.ISettingManager>().SetGlobalAsync("Files.QuotaGigabytes", "0.000001", default));
        (await Should.ThrowAsync<BusinessException>(() => UploadAsync(desk, Encoding.ASCII.GetBytes("%PDF-1.7\n" + new string(' ', 2000)), "y"))).Code.ShouldBe(StorageQuotaExtensions.FullCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_public_gets_a_picture_only_while_a_published_article_uses_it(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var item = await UploadAsync(desk, Jpeg(40, 30), "cay.jpg");
        Task<bool> SeesAsync(Guid? user, Guid school) => desk.App.InAsync(school, user, async scope =>
        {
            var file = await scope.Get<MediaAppService>().OpenAsync(item.Id, "320.webp", default);
            if (file is not null) await file.Content.DisposeAsync();
            return file is not null;
        });

        (await SeesAsync(null, Desk.School)).ShouldBeFalse();
        (await SeesAsync(Desk.Editor, Desk.School)).ShouldBeTrue();
        (await SeesAsync(Desk.SecondEditor, Desk.OtherSchool)).ShouldBeFalse();

        var saved = await desk.PublishAsync(desk.Input("Bài", $"<img src=\"{MediaAddress.Picture(item.Id, 800)}\" alt=\"Cây đước\">"));
        (await SeesAsync(null, Desk.School)).ShouldBeTrue();
        (await Should.ThrowAsync<BusinessException>(() => desk.App.InAsync(Desk.School, Desk.Editor, scope => scope.Get<MediaAppService>().DeleteAsync(item.Id, default))))
            .Code.ShouldBe(WebsiteErrorCodes.MediaInUse);

        await desk.AsAsync(Desk.Head, articles => articles.UnpublishAsync(saved.Id, default));
        (await SeesAsync(null, Desk.School)).ShouldBeFalse();
    }

    private const string WordTypes =
        "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

    private static Task<MediaItem> UploadAsync(Desk desk, byte[] bytes, string name) =>
        desk.App.InAsync(Desk.School, Desk.Editor, scope => scope.Get<MediaAppService>().UploadAsync(new MemoryStream(bytes), name, null, null, default));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                writer.Write(content);
            }

        return stream.ToArray();
    }

    private static byte[] Jpeg(int width, int height, string? comment = null)
    {
        var bytes = Vips($"grey.jpg", "grey", "{0}", width.ToString(), height.ToString(), "--uchar");
        if (comment is null) return bytes;
        // A comment segment right after the start of the image, as cameras and phones write them.
        var text = Encoding.UTF8.GetBytes(comment);
        return [.. bytes[..2], 0xFF, 0xFE, (byte)((text.Length + 2) >> 8), (byte)(text.Length + 2), .. text, .. bytes[2..]];
    }

    private static byte[] Png(int width, int height) => Vips("black.png", "black", "{0}", width.ToString(), height.ToString());

    private static byte[] Vips(string file, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("eduabp-test-");
        try
        {
            var path = Path.Combine(folder.FullName, file);
            using var process = Process.Start("vips", arguments.Select(argument => argument == "{0}" ? path : argument));
            process.WaitForExit();
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

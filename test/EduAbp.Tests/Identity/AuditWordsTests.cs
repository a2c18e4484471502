using System.Globalization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Audit;
using EduAbp.Tests.Kit;
using Microsoft.Extensions.Localization;

namespace EduAbp.Tests.Identity;

public sealed class AuditWordsTests
{
    [Fact]
    public async Task A_changed_row_is_said_in_words_and_times_and_what_has_no_word_is_left_to_the_export()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var texts = app.Get<IStringLocalizer>();
        var row = new AuditRow(
            TestApp.Start, "Ngô Thị Ơn (mẫu)", "Changed", "Article", null,
            """{"state":[1,4],"publishAt":[null,"2026-11-29T07:00:00+07:00"],"submittedById":[null,"01a20336-339a-74bb-bd54-71a8a57078b5"]}""");

        AuditWords.Action(texts, row).ShouldBe("Sửa: bài viết");
        AuditWords.Details(texts, row).ShouldBe([("Trạng thái", "đã gửi duyệt → đã hẹn giờ"), ("Hẹn đăng", "– → 29/11/2026, 7:00")]);
        AuditWords.Details(texts, row, whole: true).Count.ShouldBe(3);

        var strange = row with { EntityType = "TableNobodyNamed", Data = """{"state":[1,2]}""" };
        AuditWords.Action(texts, strange).ShouldBe("Sửa: dữ liệu khác");
        AuditWords.Details(texts, strange).ShouldBeEmpty();
    }
}

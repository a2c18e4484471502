using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>Two schools become a new one, its people go on there; then a part of it becomes a school again and takes somebody along.</summary>
public abstract class MergeAndSplitWalk(City city)
{
    private const string Password = PersonSteps.DemoPassword;
    private const string Made = "Trường Chuyên biệt Ban Mai Mầm Xanh";
    private const string Part = "Trường Mầm non Mầm Xanh Hai";

    [Fact]
    public async Task Two_schools_are_merged_and_the_new_one_is_split_with_one_of_its_people()
    {
        await using var centre = await city.VisitorAsync();
        var page = centre.Page;
        await centre.SignInAsync("trungtam@example.edu.vn");
        await centre.OpenAsync("/quan-tri/don-vi-truc-thuoc/sap-nhap");
        await page.Locator("select[name=tu]").SelectOptionAsync(new SelectOptionValue { Label = "Phòng Giáo dục và Đào tạo Quận 1" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Hiện các đơn vị" }).ClickAsync();
        await page.GetByLabel("Trường Chuyên biệt Ban Mai (mẫu)").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(page.Locator("[role=alert]").First).ToBeVisibleAsync();
        await centre.LookAsync();
        await page.GetByLabel("Trường Mầm non tư thục Mầm Xanh (mẫu)").CheckAsync();
        await page.Locator("[name=Name]").FillAsync(Made);
        await page.Locator("[name=Kind]").SelectOptionAsync("special");
        await page.Locator("[name=Slug]").FillAsync("cb-ban-mai-mam-xanh");
        await centre.PictureAsync("merge-choose", fullPage: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("/quan-1/cb-ban-mai-mam-xanh");
        await centre.PictureAsync("merge-preview");
        await page.Locator("[name=TypedName]").FillAsync("Trường khác");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sáp nhập", Exact = true }).ClickAsync();
        await Expect(page.Locator("[aria-invalid=true]")).ToBeVisibleAsync();
        await centre.LookAsync();
        await page.Locator("[name=TypedName]").FillAsync(Made);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sáp nhập", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Đã sáp nhập.").First).ToBeVisibleAsync();
        await centre.LookAsync();

        // The old school is an archive, its address leads on, its people are offered their place.
        await using var visitor = await city.VisitorAsync(390, 844);
        await visitor.OpenAsync("/quan-1/mn-mam-xanh/gioi-thieu");
        new Uri(visitor.Page.Url).AbsolutePath.TrimEnd('/').ShouldBe("/quan-1/cb-ban-mai-mam-xanh");
        await visitor.OpenAsync("/quan-1/cb-ban-mai-mam-xanh/gioi-thieu");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("Mầm Xanh (mẫu)");
        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@mn-mam-xanh.quan-1.example.edu.vn", Password);
        await PersonSteps.UntilAsync(
            async () => (await administrator.Page.GotoAsync($"{city.App.Address}/quan-1/mn-mam-xanh/quan-tri/don-vi/ke-thua"))!.Status == 200, "the offer is made");
        await administrator.LookAsync();
        await administrator.PictureAsync("merge-offer");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận lời" }).ClickAsync();
        await Expect(administrator.Page.Locator("main")).ToContainTextAsync("đã nhận lời");
        await PersonSteps.UntilAsync(
            async () => (await administrator.Page.GotoAsync($"{city.App.Address}/quan-1/cb-ban-mai-mam-xanh/quan-tri/don-vi"))!.Status == 200, "the place is theirs");

        // A part of it goes on as a school of its own; the only administrator cannot leave, but may work in both.
        await centre.OpenAsync("/quan-tri/don-vi-truc-thuoc?q=ban+mai+mam+xanh");
        await page.GetByRole(AriaRole.Link, new() { Name = Made, Exact = true }).ClickAsync();
        await centre.LookAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tách đơn vị" }).ClickAsync();
        await page.Locator("[name=Name]").FillAsync(Part);
        await page.Locator("[name=Kind]").SelectOptionAsync("kindergarten");
        await page.Locator("[name=Slug]").FillAsync("mn-mam-xanh-hai");
        await page.Locator("select[name=noi]").First.SelectOptionAsync("Goes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("phải còn ít nhất một quản trị");
        await centre.LookAsync();
        await page.Locator("select[name=noi]").First.SelectOptionAsync("Both");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("vẫn làm cả ở");
        await centre.LookAsync();
        await centre.PictureAsync("split-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tách", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Đã lập đơn vị mới.").First).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(new Regex("Tách ra từ"));

        // A better name and address, while it is young; the first address leads on.
        await page.GetByRole(AriaRole.Link, new() { Name = "Đổi tên, địa chỉ" }).ClickAsync();
        await page.Locator("[name=Slug]").FillAsync("cb-ban-mai-mam-xanh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.Locator("[aria-invalid=true]")).ToBeVisibleAsync();
        await centre.LookAsync();
        await page.Locator("[name=Slug]").FillAsync("mn-mam-non-xanh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Đã đổi.").First).ToBeVisibleAsync();
        await visitor.OpenAsync("/quan-1/mn-mam-xanh-hai/gioi-thieu");
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/quan-1/mn-mam-non-xanh/gioi-thieu");

        await PersonSteps.UntilAsync(
            async () => (await administrator.Page.GotoAsync($"{city.App.Address}/quan-1/mn-mam-non-xanh/quan-tri/don-vi"))!.Status == 200, "they came along");
        await administrator.OpenAsync("/quan-1/cb-ban-mai-mam-xanh/quan-tri/don-vi");
        await administrator.OpenAsync("/chon-don-vi");
        foreach (var unit in new[] { Made, Part })
            await Expect(administrator.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Regex.Escape(unit.Replace("Trường ", ""))) }).First).ToBeVisibleAsync();
    }
}

[Collection(nameof(SqliteCity))]
public sealed class MergeAndSplitWalkOnSqlite(SqliteCity city) : MergeAndSplitWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class MergeAndSplitWalkOnPostgres(PostgresCity city) : MergeAndSplitWalk(city);

using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.TenantManagement.Contracts;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.TenantManagement;

/// <summary>The forms by which the centre changes the tree, sent as a browser sends them.</summary>
public sealed class UnitPagesTests
{
    private const string Units = "/quan-tri/don-vi-truc-thuoc";

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task The_centre_moves_renames_splits_and_merges_by_its_forms(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true, settings: "--RateLimits:sign-in=1000");
        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync("Identity.SecondFactor.RequiredRoles", ""));
        var department = await City.DepartmentAsync(app);
        var office = await City.OfficeAsync(app);
        var commune = (await City.CreateAsync(app, new CreateUnitInput("Phòng Văn hóa – Xã hội xã Bình Khánh", "commune-office", department))).Id;
        var first = await City.SchoolAsync(app, office, "Trường THCS An");
        var second = await City.SchoolAsync(app, office, "Trường THCS Bình");
        var directory = app.Get<ITenantDirectory>();
        await School.MemberAsync(app, directory.Find(department)!, "trung.tam@example.edu.vn", Roles.CentreStaff);
        using var centre = new Browser(app);
        await centre.PostAsync("/dang-nhap", ("Email", "trung.tam@example.edu.vn"), ("Password", School.Password));

        (string, string)[] chosen = [("tu", $"{office}"), ("don-vi", $"{first}"), ("don-vi", $"{second}"), ("ToOfficeId", $"{commune}"), ("On", "2026-11-22")];
        var preview = await TextAsync(await centre.PostAsync($"{Units}/chuyen?tu={office}", $"{Units}/chuyen?handler=Preview", chosen));
        preview.ShouldContain("/binh-khanh/thcs-an");
        preview.ShouldContain("/binh-khanh/thcs-binh");
        await DoneAsync(await centre.PostAsync($"{Units}/chuyen?tu={office}", $"{Units}/chuyen?handler=Move", [.. chosen, ("duoi", "thcs-an"), ("duoi", "thcs-so-2")]));
        directory.Children(commune).Select(unit => unit.Path).ShouldBe(["binh-khanh/thcs-an", "binh-khanh/thcs-so-2"], ignoreOrder: true);

        var rename = $"{Units}/{first}/doi-ten";
        var stamp = System.Text.RegularExpressions.Regex.Match(await centre.ReadAsync(rename), "name=\"Stamp\" value=\"([^\"]+)\"").Groups[1].Value;
        await DoneAsync(await centre.PostAsync(rename, ("Stamp", stamp), ("Name", "Trường THCS An Hòa"), ("ShortName", ""), ("Slug", "thcs-an-hoa")));

        (await centre.PostAsync($"{Units}/{first}/tach", ("Name", "Trường THCS Cát"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a form without the name of its button");
        await DoneAsync(await centre.PostAsync($"{Units}/{first}/tach", $"{Units}/{first}/tach?handler=Split", ("Name", "Trường THCS Cát"), ("Kind", "lower-secondary"), ("Slug", ""), ("Email", ""), ("On", "2026-11-22")));
        directory.Children(commune).Count.ShouldBe(3);

        (string, string)[] merging = [("tu", $"{commune}"), ("don-vi", $"{first}"), ("don-vi", $"{second}"), ("IntoId", $"{first}"), ("On", "2026-11-22")];
        var name = directory.Find(first)!.Name;
        (await TextAsync(await centre.PostAsync($"{Units}/sap-nhap?tu={commune}", $"{Units}/sap-nhap?handler=Preview", merging))).ShouldContain("Trường THCS Bình");
        (await centre.PostAsync($"{Units}/sap-nhap?tu={commune}", $"{Units}/sap-nhap?handler=Merge", [.. merging, ("TypedName", "sai")])).StatusCode.ShouldBe(HttpStatusCode.OK);
        await DoneAsync(await centre.PostAsync($"{Units}/sap-nhap?tu={commune}", $"{Units}/sap-nhap?handler=Merge", [.. merging, ("TypedName", name)]));
        directory.Find(second)!.State.ShouldBe(UnitStates.Closed);

        // Asked for one by one, no page of these breaks.
        foreach (var page in new[] { "", "?q=thcs", "/moi", $"/{first}", "/chuyen", "/sap-nhap" })
            (await centre.GetAsync(Units + page)).StatusCode.ShouldBe(HttpStatusCode.OK, page);
    }

    private static async Task DoneAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await TextAsync(answer));
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}

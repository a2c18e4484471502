using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EduAbp.AspNetCore.Api;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Account;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Sessions;
using EduAbp.Identity.Tokens;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.TenantManagement.Contracts;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Users;
using EduAbp.Website;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.Api;

public class ApiTests
{
    private static readonly ClientInfo Here = new("10.0.0.1", null);

    [Theory, OnBothDatabases]
    public async Task A_program_writes_and_publishes_with_a_token_and_may_do_no_more_than_it_was_made_for(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true);
        var (a, b) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        await School.MemberAsync(app, b, "an@thu.edu.vn", RoleNames.Editor);
        var text = await MakeAsync(app, a, person, hasSecondFactor: false, WebsitePermissions.Articles.Default, WebsitePermissions.Articles.Write);

        using var client = With(app, text);
        var made = await PostAsync(client, $"/{a.Path}/api/website/articles", new { title = "Khai giảng", body = "<p>Chào năm học mới</p>" });
        var id = made.GetProperty("id").GetGuid();
        var article = await client.GetFromJsonAsync<JsonElement>($"/{a.Path}/api/website/articles/{id}");
        article.GetProperty("text").GetProperty("title").GetString().ShouldBe("Khai giảng");
        article.GetProperty("state").GetString().ShouldBe("draft");

        // Its person may submit, the token not.
        (await client.PostAsync($"/{a.Path}/api/website/articles/{id}/submit", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        // Neither own affairs nor the other school were asked for when it was made.
        (await client.GetAsync($"/{a.Path}/api/workflows/tasks")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync($"/{b.Path}/api/website/articles")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        // It opens no page.
        (await client.GetAsync($"/{a.Path}/quan-tri")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        // A role that is taken is gone for the token at once.
        await app.InAsync(a.Id, null, async scope =>
        {
            var db = scope.Get<IdentityDbContext>();
            (await db.Memberships.SingleAsync(row => row.UserId == person)).SetRoles([RoleNames.OfficeReviewer]);
            await db.SaveChangesAsync();
        });
        (await client.GetAsync($"/{a.Path}/api/website/articles/{id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_program_asks_for_support_and_sends_files_with_it()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        using var client = With(app, await MakeAsync(app, a, person, hasSecondFactor: false, EduAbp.Support.Contracts.SupportPermissions.Requests.Default));
        var requests = $"/{a.Path}/api/support/requests";
        var id = (await PostAsync(client, requests, new { title = "Bài không lên trang", text = "Từ sáng nay" })).GetProperty("id").GetGuid();

        using var file = new ByteArrayContent("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"u8.ToArray());
        using var form = new MultipartFormDataContent { { file, "files", "màn hình.pdf" }, { new StringContent("Ảnh màn hình đây"), "text" } };
        (await client.PostAsync($"{requests}/{id}/files", form)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var message = (await client.GetFromJsonAsync<JsonElement>($"{requests}/{id}")).GetProperty("messages")[1];
        message.GetProperty("text").GetString().ShouldBe("Ảnh màn hình đây");
        var sent = message.GetProperty("files")[0];
        (sent.GetProperty("name").GetString(), sent.GetProperty("scan").GetString()).ShouldBe(("man-hinh.pdf", "notScanned"));
        (await client.GetByteArrayAsync($"{requests}/{id}/files/{sent.GetProperty("id").GetGuid()}")).Length.ShouldBe(47);

        using var program = new ByteArrayContent("MZ"u8.ToArray());
        using var refused = new MultipartFormDataContent { { program, "files", "a.pdf" } };
        (await client.PostAsync($"{requests}/{id}/files", refused)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, OnBothDatabases]
    public async Task A_token_ends_at_once_when_it_is_revoked_or_all_is_signed_out_or_the_password_changes_or_its_days_are_over(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true);
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        var texts = new List<string>();
        for (var i = 0; i < 4; i++)
            texts.Add(await MakeAsync(app, a, person, hasSecondFactor: false, WebsitePermissions.Articles.Default));
        foreach (var text in texts)
            (await StatusAsync(app, a, text)).ShouldBe(HttpStatusCode.OK);
        await AsAsync(app, a, person, true, async scope =>
        {
            var mine = await scope.Get<MyTokenService>().GetAsync(default);
            mine.Tokens.Count.ShouldBe(4);
            mine.Tokens.ShouldAllBe(token => token.LastUsedAt != null && token.LastAddress != null);
            (await scope.Get<IdentityDbContext>().AccessTokens.Select(row => row.Hash).ToListAsync()).ShouldNotContain(hash => texts.Contains(hash));
            return true;
        });

        using (var first = With(app, texts[0]))
            (await first.DeleteAsync($"/{a.Path}/api/identity/caller/token")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync(app, a, texts[0])).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(app, a, texts[1])).ShouldBe(HttpStatusCode.OK);

        await AsAsync(app, a, person, false, async scope =>
        {
            await scope.Get<MyAccountService>().SignOutElsewhereAsync(default);
            return true;
        });
        (await StatusAsync(app, a, texts[1])).ShouldBe(HttpStatusCode.Unauthorized);

        var late = await MakeAsync(app, a, person, hasSecondFactor: false, WebsitePermissions.Articles.Default);
        app.Clock.Advance(TimeSpan.FromDays(31));
        (await StatusAsync(app, a, late)).ShouldBe(HttpStatusCode.Unauthorized);

        var last = await MakeAsync(app, a, person, hasSecondFactor: false, WebsitePermissions.Articles.Default);
        await AsAsync(app, a, person, false, async scope =>
        {
            await scope.Get<MyAccountService>().ChangePasswordAsync(School.Password, "thuyền về bến cũ", "thuyền về bến cũ", default);
            return true;
        });
        (await StatusAsync(app, a, last)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(app, a, last[..^1] + "x")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(app, a, "x")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_for_a_role_with_the_second_factor_is_made_only_in_a_session_that_showed_it()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Administrator, RoleNames.Contributor);

        (await Should.ThrowAsync<AbpValidationException>(() => MakeAsync(app, a, person, hasSecondFactor: false, IdentityPermissions.Members.Default)))
            .Errors.ShouldContain(error => error.Code == IdentityErrorCodes.TokenScopeNotOwn);
        var text = await MakeAsync(app, a, person, hasSecondFactor: true, IdentityPermissions.Members.Default);

        using var client = With(app, text);
        var members = await client.GetFromJsonAsync<JsonElement>($"/{a.Path}/api/identity/members?page=1&pageSize=1");
        members.GetProperty("total").GetInt32().ShouldBe(1);
        members.GetProperty("pageSize").GetInt32().ShouldBe(1);
        (await Should.ThrowAsync<AbpValidationException>(() => MakeAsync(app, a, person, true, IdentityPermissions.UnitAdministrators.Manage)))
            .Errors.ShouldContain(error => error.Code == IdentityErrorCodes.TokenScopeNotOwn);
    }

    [Fact]
    public async Task Own_affairs_are_answered_to_a_token_that_was_made_for_them()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Contributor);
        using var own = With(app, await MakeAsync(app, a, person, false, ApiClaims.OwnAffairs));
        using var other = With(app, await MakeAsync(app, a, person, false, WebsitePermissions.Articles.Default));
        var (requests, offer) = ($"/{a.Path}/api/personal-data/my-requests", $"/{a.Path}/api/tenant-management/my-offer");

        (await own.PostAsJsonAsync(requests, new { kind = "correct", text = "Sửa số điện thoại (mẫu)" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await own.GetFromJsonAsync<JsonElement>(requests)).EnumerateArray().ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("correct");
        (await own.GetAsync(offer)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var address in new[] { requests, offer })
            (await other.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
    }

    [Fact]
    public async Task A_refusal_tells_the_code_and_the_fields_as_problem_details()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync(IdentitySettings.SecondFactorRoles, ""));
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Administrator);
        using var client = With(app, await MakeAsync(app, a, person, true, IdentityPermissions.Members.Default, IdentityPermissions.Members.Manage, TenantManagementPermissions.Unit.Manage));

        var (status, problem) = await RefusedAsync(client.PostAsJsonAsync($"/{a.Path}/api/identity/members", new { email = "không phải thư", fullName = "", roles = new[] { "editor" } }));
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("code").GetString().ShouldBe("Kernel:Invalid");
        problem.GetProperty("errors").TryGetProperty("Email", out _).ShouldBeTrue(problem.ToString());

        (status, problem) = await RefusedAsync(client.PostAsJsonAsync($"/{a.Path}/api/identity/members", new { email = "moi@thu.edu.vn" }));
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("code").GetString().ShouldBe("Kernel:BadRequest");

        (status, problem) = await RefusedAsync(client.DeleteAsync($"/{a.Path}/api/identity/members/{Guid.CreateVersion7()}"));
        status.ShouldBe(HttpStatusCode.NotFound);
        problem.GetProperty("code").GetString().ShouldBe("Kernel:NotFound");

        var own = (await client.GetFromJsonAsync<JsonElement>($"/{a.Path}/api/identity/members")).GetProperty("items")[0].GetProperty("membershipId").GetGuid();
        (status, problem) = await RefusedAsync(client.DeleteAsync($"/{a.Path}/api/identity/members/{own}"));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.GetProperty("code").GetString().ShouldBe(IdentityErrorCodes.LastAdministrator);

        (status, _) = await RefusedAsync(client.GetAsync($"/{a.Path}/api/khong-co"));
        status.ShouldBe(HttpStatusCode.NotFound);
        (status, problem) = await RefusedAsync(client.PatchAsync($"/{a.Path}/api/identity/members", null));
        status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        using var stranger = app.CreateClient();
        (status, problem) = await RefusedAsync(stranger.GetAsync($"/en/api/identity/members"));
        status.ShouldBe(HttpStatusCode.Unauthorized);
        problem.GetProperty("code").GetString().ShouldBe("Kernel:SignIn");
    }

    [Fact]
    public async Task A_cookie_reads_but_writes_only_with_the_token_of_our_own_forms()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        using var browser = new Browser(app);
        (await browser.SignInAsync(a.Path, "an@thu.edu.vn")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await browser.GetAsync($"/{a.Path}/api/website/articles")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SendAsync(HttpMethod.Post, $"/{a.Path}/api/website/articles", withToken: false)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendAsync(HttpMethod.Delete, $"/{a.Path}/api/website/articles/{Guid.CreateVersion7()}", withToken: false)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendAsync(HttpMethod.Post, $"/{a.Path}/api/website/articles", withToken: true, formPath: $"/{a.Path}/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_document_describes_every_address_and_names_each_once()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        await School.TwoAsync(app);
        using var client = app.CreateClient();
        var document = await client.GetFromJsonAsync<JsonElement>("/thcs-an/openapi/v1.json");

        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Path: $"{operation.Name} {path.Name}", operation.Value)))
            .ToList();
        operations.Count.ShouldBeGreaterThan(70);
        operations.Where(operation => !operation.Value.TryGetProperty("summary", out _)).Select(operation => operation.Path).ShouldBeEmpty();
        operations.GroupBy(operation => operation.Value.GetProperty("operationId").GetString()).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        operations.Where(operation => operation.Path.Any(char.IsUpper) && !operation.Path.Contains('{', StringComparison.Ordinal)).ShouldBeEmpty();
        document.GetProperty("servers")[0].GetProperty("url").GetString()!.ShouldEndWith("/thcs-an");
    }

    [Fact]
    public async Task Too_many_calls_with_one_token_are_refused_and_another_one_goes_on()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: "--RateLimits:api=5");
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        var busy = await MakeAsync(app, a, person, false, WebsitePermissions.Articles.Default);
        var calm = await MakeAsync(app, a, person, false, WebsitePermissions.Articles.Default);
        for (var i = 0; i < 5; i++)
            (await StatusAsync(app, a, busy)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(app, a, busy)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(app, a, calm)).ShouldBe(HttpStatusCode.OK);
    }

    internal static Task<string> MakeAsync(TestApp app, UnitInfo unit, Guid person, bool hasSecondFactor, params string[] scopes) => AsAsync(
        app, unit, person, hasSecondFactor, scope => scope.Get<MyTokenService>().CreateAsync(new TokenInput("Thời khoá biểu", scopes, 30, School.Password), default));

    internal static HttpClient With(TestApp app, string token)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<T> AsAsync<T>(TestApp app, UnitInfo unit, Guid person, bool hasSecondFactor, Func<TenantScope, Task<T>> act)
    {
        var ticket = await app.InAsync(unit.Id, null, scope => scope.Get<SessionService>().StartAsync(person, unit.Id, hasSecondFactor, Here, default));
        return await app.InAsync(unit.Id, person, scope =>
        {
            scope.Get<CurrentUser>().Set(person, ticket.Email, ticket.FullName, ticket.SessionId);
            return act(scope);
        });
    }

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, UnitInfo unit, string token)
    {
        using var client = With(app, token);
        return (await client.GetAsync($"/{unit.Path}/api/website/articles")).StatusCode;
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        var answer = await client.PostAsJsonAsync(path, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<(HttpStatusCode, JsonElement)> RefusedAsync(Task<HttpResponseMessage> call)
    {
        var answer = await call;
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}

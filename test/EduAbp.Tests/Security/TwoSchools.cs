using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Authentication;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Sessions;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.Tests.Kit;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EduAbp.Tests.Security;

/// <summary>A served district with two schools: the one that has secrets, and the one whose people are curious.</summary>
internal sealed class TwoSchools : IAsyncDisposable
{
    /// <summary>Stands in whatever the first school has not published.</summary>
    public const string Secret = "chuyen-chua-cong-bo-7c41";

    private TwoSchools(TestApp app) => App = app;

    public TestApp App { get; }

    public UnitInfo Department { get; private set; } = null!;

    public UnitInfo District { get; private set; } = null!;

    public UnitInfo School { get; private set; } = null!;

    public UnitInfo Neighbour { get; private set; } = null!;

    public Guid Editor { get; private set; }

    public static async Task<TwoSchools> OpenAsync(DatabaseKind kind, Action<IServiceCollection>? configure = null)
    {
        var app = await TestApp.StartAsync(
            kind,
            // The doors are tried one by one, without the forms that would carry a token; the token is no right.
            services =>
            {
                services.AddSingleton<IAntiforgery, TrustingAntiforgery>();
                configure?.Invoke(services);
            },
            serve: true,
            "--RateLimits:sign-in=1000000", "--RateLimits:search=1000000", "--RateLimits:form=1000000", "--RateLimits:code=1000000", "--RateLimits:api=1000000", "--RateLimits:api-address=1000000");
        var city = new TwoSchools(app);
        city.Department = await city.UnitAsync("Sở Giáo dục và Đào tạo (mẫu)", "department", null);
        city.District = await city.UnitAsync("Phòng GDĐT Huyện Cần Giờ (mẫu)", "district-office", city.Department.Id);
        city.School = await city.UnitAsync("Trường THCS Bình Khánh (mẫu)", "lower-secondary", city.District.Id);
        city.Neighbour = await city.UnitAsync("Trường THCS An Thới Đông (mẫu)", "lower-secondary", city.District.Id);
        city.Editor = await city.PersonAsync(city.School, Roles.Editor, Roles.Contributor);
        await city.PersonAsync(city.School, Roles.Head);
        await city.HideSecretAsync();
        return city;
    }

    public async Task<Guid> PersonAsync(UnitInfo unit, params string[] roles)
    {
        await using var scope = App.Scope(null);
        var invited = await scope.Get<IAccountIntegrationService>()
            .InviteAsync(unit.Id, $"{roles[0]}.{Guid.CreateVersion7():N}@example.edu.vn", "Người thử (mẫu)", roles);
        await scope.CompleteAsync();
        return invited.PersonId;
    }

    public HttpClient Visitor() => App.CreateClient();

    /// <summary>A client with a stored session, as after a sign-in with both factors.</summary>
    public async Task<HttpClient> SignedInAsync(UnitInfo unit, Guid person)
    {
        await using var scope = App.Scope(unit.Id);
        var ticket = await scope.Get<SessionService>().StartAsync(person, unit.Id, hasSecondFactor: true, new ClientInfo("127.0.0.1", null), default);
        await scope.CompleteAsync();
        var options = App.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(AuthenticationSchemes.Session);
        var cookie = options.TicketDataFormat.Protect(new AuthenticationTicket(SessionPrincipal.Of(ticket), AuthenticationSchemes.Session));
        var client = App.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={cookie}");

        // Whoever is refused everywhere must not be refused for a reason of the test's own.
        using var home = await client.GetAsync(App.Get<ITenantDirectory>().MainHostPath(unit, "/quan-tri"));
        home.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, $"{home.Headers.Location} {await home.Content.ReadAsStringAsync()}");
        return client;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task HideSecretAsync()
    {
        await using var scope = App.Scope(School.Id, Editor);
        var category = await scope.Get<WebsiteDbContext>().Categories.Select(one => one.Id).FirstAsync();
        var article = new ArticleInput
        {
            Id = Guid.CreateVersion7(), Title = $"Chuyện kể ({Secret})", Summary = Secret, Body = $"<p>{Secret}</p>", CategoryId = category, ForOffice = true,
        };
        await scope.Get<ArticleAppService>().SaveAsync(article, VersionKind.Saved, default);
        await scope.CompleteAsync();

        await using var later = App.Scope(School.Id, Editor);
        await later.Get<ArticleAppService>().SubmitAsync(article.Id, default);
        await later.CompleteAsync();
        await App.DispatchAsync();
    }

    private async Task<UnitInfo> UnitAsync(string name, string kind, Guid? parent)
    {
        await using var scope = App.Scope(null);
        var unit = await scope.Get<IUnitIntegrationService>().CreateAsync(new CreateUnitInput(name, kind, parent, IsSample: true));
        await scope.CompleteAsync();
        return App.Get<ITenantDirectory>().Find(unit.Id)!;
    }

    private sealed class TrustingAntiforgery : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => new("form", "cookie", "field", "header");

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => new("form", "cookie", "field", "header");

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public void SetCookieTokenAndHeader(HttpContext httpContext)
        {
        }

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;
    }
}

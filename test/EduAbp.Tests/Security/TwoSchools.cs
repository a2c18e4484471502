using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Authentication;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Sessions;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Corrections;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.TenantManagement.Contracts;
using EduAbp.Tests.Kit;
using EduAbp.Timing;
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
        await city.HideClassBookAsync();
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

    /// <summary>A class whose pupil, absences, conduct, results and a correction are nobody's business but its teachers'.</summary>
    private async Task HideClassBookAsync()
    {
        await using var scope = App.Scope(School.Id);
        var db = scope.Get<StudentRecordsDbContext>();
        var today = App.Clock.VietnamToday();
        var year = new SchoolYear(School.Id, 2026, new DateOnly(2026, 9, 7), new DateOnly(2027, 1, 18), new DateOnly(2027, 5, 28));
        year.MakeCurrent(true);
        var subject = new Subject(School.Id, "toan", "Toán", "Toán", 1);
        var row = new SchoolClass(School.Id, year.Id, 7, "7A1");
        var pupil = new Pupil(School.Id, "MAU001", $"Trần Thị {Secret}", new DateOnly(2014, 5, 1), Sex.Female);
        var call = new RollCall(School.Id, year.Id, row.Id, today, DaySession.Morning);
        call.Note(pupil.Id, Presence.Excused, Secret, Editor, "Người thử (mẫu)", App.Clock.GetUtcNow());
        var conduct = new ConductEntry(School.Id, year.Id, pupil.Id, ConductPeriod.Term1);
        conduct.Judge("T");
        conduct.Say(Secret);
        var line = new MarkLine(School.Id, year.Id, subject.Id, 1, pupil.Id);
        var change = line.Enter([new MarkEdit("TX1", 8m), new MarkEdit(MarkColumns.Comment, null, Secret)], new MarkAuthor(Editor, "Người thử (mẫu)"), App.Clock.GetUtcNow())!;
        var result = new PupilResult(School.Id, year.Id, row.Id, pupil.Id, ResultPeriod.Term1);
        var sign = new ResultSignOff(School.Id, year.Id, row.Id, ResultPeriod.Term1);
        sign.Sign("Người thử (mẫu)", App.Clock.GetUtcNow());
        var correction = new MarkCorrection(School.Id, year.Id, row.Id, pupil.Id, subject.Id, 1, "TX1");
        correction.Ask(1, "8,0", "9,0", Secret, Editor, "Người thử (mẫu)", App.Clock.GetUtcNow());
        db.AddRange(
            year, subject, new GradeSubject(School.Id, year.Id, 7, subject.Id, SubjectKind.Scored, 140), row, pupil,
            new Enrolment(School.Id, year.Id, row.Id, pupil.Id, new DateOnly(2026, 9, 7), EntryKind.New), call, conduct, line, change, result, sign, correction);
        await db.SaveChangesAsync();
        await scope.CompleteAsync();
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

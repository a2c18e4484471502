using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Tests.Kit;
using EduAbp.Users;
using EduAbp.Website.Articles;
using EduAbp.Website.Categories;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Website;

/// <summary>Two schools with their writers; what each may do follows from the roles that the module gives permissions to.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public static readonly Guid School = Guid.Parse("01900000-0000-7000-8000-00000000000a");
    public static readonly Guid OtherSchool = Guid.Parse("01900000-0000-7000-8000-00000000000b");
    public static readonly Guid Editor = Guid.Parse("01900000-0000-7000-8000-0000000000e1");
    public static readonly Guid SecondEditor = Guid.Parse("01900000-0000-7000-8000-0000000000e2");
    public static readonly Guid Contributor = Guid.Parse("01900000-0000-7000-8000-0000000000c1");
    public static readonly Guid Head = Guid.Parse("01900000-0000-7000-8000-0000000000b1");
    public static readonly Guid Nobody = Guid.Parse("01900000-0000-7000-8000-0000000000ff");

    private Desk(TestApp app) => App = app;

    public TestApp App { get; }

    public Guid CategoryId { get; private set; }

    public static async Task<Desk> OpenAsync(DatabaseKind kind, params string[] settings)
    {
        var desk = new Desk(await TestApp.StartAsync(kind, services => services.AddScoped<IPermissionChecker, RolesOfTheTest>(), settings: settings));
        foreach (var school in (Guid[])[School, OtherSchool])
            await desk.App.InAsync(school, null, scope => (Task)new CategorySeedContributor(scope.Get<WebsiteDbContext>()).SeedAsync(new DataSeedContext(school, "lower-secondary"), default));
        desk.CategoryId = await desk.App.InAsync(School, null, scope => scope.Get<WebsiteDbContext>().Categories.Where(row => row.Slug == "tin-tuc").Select(row => row.Id).SingleAsync());
        return desk;
    }

    public Task<T> AsAsync<T>(Guid user, Func<ArticleAppService, Task<T>> act, Guid? school = null) =>
        App.InAsync(school ?? School, user, scope => act(scope.Get<ArticleAppService>()));

    /// <summary>A deed, and what the process does because of it.</summary>
    public async Task AsAsync(Guid user, Func<ArticleAppService, Task> act, Guid? school = null)
    {
        await App.InAsync(school ?? School, user, scope => act(scope.Get<ArticleAppService>()));
        await App.DispatchAsync();
    }

    public Task<T> DbAsync<T>(Func<WebsiteDbContext, Task<T>> act, Guid? school = null) =>
        App.InAsync(school ?? School, null, scope => act(scope.Get<WebsiteDbContext>()));

    public ArticleInput Input(string title, string body = "<p>Nội dung.</p>", Guid? id = null) =>
        new() { Id = id ?? Guid.CreateVersion7(), Title = title, Summary = "Tóm tắt", Body = body, CategoryId = CategoryId };

    public Task<SaveResult> SaveAsync(ArticleInput input, Guid? user = null, VersionKind kind = VersionKind.Saved) =>
        AsAsync(user ?? Editor, articles => articles.SaveAsync(input, kind, default));

    /// <summary>Through the board to the public.</summary>
    public async Task<SaveResult> PublishAsync(ArticleInput input)
    {
        var saved = await SaveAsync(input);
        await AsAsync(Editor, articles => articles.SubmitAsync(saved.Id, default));
        await AsAsync(Head, articles => articles.ApproveAsync(saved.Id, null, default));
        return saved;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private sealed class RolesOfTheTest(ICurrentTenant tenant, ICurrentUser user, PermissionDefinitionManager definitions) : IPermissionChecker
    {
        public Task<bool> IsGrantedAsync(string permission, CancellationToken cancellationToken)
        {
            var role = user.Id is not { } id || tenant.Id != School && id != SecondEditor ? null
                : id == Editor || id == SecondEditor ? Roles.Editor
                : id == Contributor ? Roles.Contributor
                : id == Head ? Roles.Head
                : null;
            return Task.FromResult(role is not null && definitions.Find(permission)!.DefaultRoles.Contains(role));
        }
    }
}

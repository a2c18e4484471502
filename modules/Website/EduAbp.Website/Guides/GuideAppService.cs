using System.Reflection;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.PersonalData.Contracts;

namespace EduAbp.Website.Guides;

/// <summary>What the desk's pages explain about themselves, for those who may work there. Written in Vietnamese.</summary>
internal sealed class GuideAppService(IPermissionChecker permissions) : ITransientDependency
{
    public static readonly IReadOnlyList<Guide> All =
    [
        new("bien-tap", WebsitePermissions.Articles.Default),
        new("truong-ban", WebsitePermissions.Articles.Default),
        new("giao-dien", WebsitePermissions.Appearance.Manage),
        new("du-lieu-ca-nhan", PersonalDataPermissions.Consents.Default),
    ];

    public async Task<IReadOnlyList<Guide>> GetListAsync(CancellationToken cancellationToken)
    {
        var mine = new List<Guide>();
        foreach (var guide in All)
            if (await permissions.IsGrantedAsync(guide.Permission, cancellationToken)) mine.Add(guide);
        if (mine.Count == 0) throw new AbpAuthorizationException(WebsitePermissions.Articles.Default);
        return mine;
    }

    /// <summary>The guide's text: our own, so it is trusted.</summary>
    public async Task<string> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (All.FirstOrDefault(guide => guide.Name == name) is not { } guide) throw new EntityNotFoundException(typeof(Guide), name);
        await permissions.CheckAsync(guide.Permission, cancellationToken);
        return await TextAsync(name, cancellationToken);
    }

    internal static async Task<string> TextAsync(string name, CancellationToken cancellationToken)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"guide-{name}.html")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}

/// <param name="Name">Its address; its title is <c>Website:Guide:{Name}</c>.</param>
internal sealed record Guide(string Name, string Permission);

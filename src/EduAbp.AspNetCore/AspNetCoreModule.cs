using System.Text.Encodings.Web;
using System.Text.Unicode;
using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.Files;
using EduAbp.AspNetCore.MultiTenancy;
using EduAbp.AspNetCore.Pages;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.AspNetCore.Security;
using EduAbp.AspNetCore.Uow;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.Caching;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Modularity;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace EduAbp.AspNetCore;

/// <summary>The web: units by address, pages, errors, caching, security headers, workers' calendars.</summary>
[DependsOn(typeof(EntityFrameworkCoreModule))]
public sealed class AspNetCoreModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context
            .AddSettings<StorageSettingDefinitionProvider>()
            .AddSecurityEvents(SecuritySeverity.Warning, "Kernel.UnitRestored");
        var services = context.Services;
        services.AddSingleton<ITenantDirectory, NoUnits>();
        services.AddSingleton<IPermissionChecker, NoPermissions>();
        services.AddSingleton<IPublicSiteProvider, NoPublicSite>();

        services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add<UnitOfWorkPageFilter>();
            options.Filters.Add<UnknownHandlerFilter>();
        });
        services.AddAntiforgery(options => options.Cookie.Name = "EduAbp.Form");
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddProblemDetails();
        ApiDocument.Add(services);
        services.AddHttpContextAccessor();
        services.AddRateLimiter(options => RateLimits.Configure(options, context.Configuration));
        services.AddHealthChecks().AddCheck<Hosting.DatabaseHealthCheck>("database", tags: ["ready"]);
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = 55 * 1024 * 1024);

        // Vietnamese letters as they are, not as entities: pages are 40 % smaller.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        services.AddOutputCache(options =>
        {
            // Switched off only to measure what a page costs.
            if (context.Configuration.GetValue("Caching:PublicPages", true))
                options.AddBasePolicy(new PublicPageCachePolicy());
            // What is written otherwise is another answer: who asks for /TIN-TUC does not write the links of /tin-tuc.
            options.UseCaseSensitivePaths = true;
            options.SizeLimit = 256 * 1024 * 1024;
        });
        services.AddSingleton<PostgresAnnouncements>();
        services.AddSingleton<SqliteAnnouncements>();
        services.AddSingleton<IContentAnnouncer>(provider => IsPostgres(provider) ? provider.GetRequiredService<PostgresAnnouncements>() : provider.GetRequiredService<SqliteAnnouncements>());
        services.AddSingleton<INodeBroadcast>(provider => IsPostgres(provider) ? provider.GetRequiredService<PostgresAnnouncements>() : provider.GetRequiredService<SqliteAnnouncements>());

        var keys = Path.GetFullPath(context.Configuration["DataProtection:Path"] ?? ".data/keys");
        services.AddDataProtection().SetApplicationName("EduAbp").PersistKeysToFileSystem(Directory.CreateDirectory(keys));
        services.Replace(ServiceDescriptor.Singleton<IKeyManager>(provider => new OneKeyManager(ActivatorUtilities.CreateInstance<XmlKeyManager>(provider), keys)));
    }

    private static bool IsPostgres(IServiceProvider provider) => provider.GetRequiredService<DatabaseConnections>().Kind == DatabaseKind.Postgres;
}

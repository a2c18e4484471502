using EduAbp.Localization;
using EduAbp.Modularity;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp;

/// <summary>The vocabulary that every module speaks.</summary>
public sealed class CoreModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context.Services.AddScoped<CurrentTenant>();
        context.Services.AddScoped<ICurrentTenant>(services => services.GetRequiredService<CurrentTenant>());
        context.Services.AddScoped<CurrentUser>();
        context.Services.AddScoped<ICurrentUser>(services => services.GetRequiredService<CurrentUser>());
        context.Services.AddSingleton<LocalizedTexts>();
    }
}

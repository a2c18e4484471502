using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Authentication;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Passwords;
using EduAbp.Identity.SignIn;
using EduAbp.Identity.Tokens;
using EduAbp.Modularity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Identity;

/// <summary>People, their memberships and roles in units, and how they sign in.</summary>
[DependsOn(typeof(AspNetCoreModule))]
public sealed class IdentityModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context
            .AddDbContext<IdentityDbContext>()
            .AddPermissions<IdentityPermissionDefinitionProvider>()
            .AddSettings<IdentitySettingDefinitionProvider>()
            .AddMenu<IdentityMenuContributor>()
            .AddSecurityEvents(SecuritySeverity.Information, "Identity.SignedIn", "Identity.SignedOutElsewhere", "Identity.PasswordChanged", "Identity.SecondFactorEnabled")
            .AddSecurityEvents(
                SecuritySeverity.Notice, "Identity.Activated", "Identity.PasswordReset", "Identity.ResetSent", "Identity.RecoveryCodeUsed", "Identity.RecoveryCodesRenewed",
                "Identity.SecondFactorDisabled", "Identity.Invited", "Identity.RolesChanged", "Identity.RolePermissionsChanged", "Identity.HeadTransferred", "Identity.MembershipEnded",
                "Identity.AdministratorInvited", "Identity.HelpAsked", "Identity.HelpGranted", "Identity.HelpRefused", "Identity.HelpEnded", "Identity.HelpWithdrawn",
                "Identity.SlipsPrinted", "Identity.AuditLogExported", "Identity.SecurityLogExported", "Identity.TokenMade", "Identity.TokenRevoked", "Identity.AdministratorLinkSent")
            .AddSecurityEvents(SecuritySeverity.Warning, "Identity.SignInLocked", "Identity.AdministratorMade")
            .AddWorker<ForgetOldAttemptsWorker>(cron: "0 20 3 * * ?");

        var services = context.Services;
        services.AddSingleton<PasswordHashing>();
        services.AddTransient<SessionCookieEvents>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicyProvider>();
        services.AddTransient<IAuthorizationHandler, PermissionRequirementHandler>();
        services.AddTransient<IAuthorizationHandler, MembershipRequirementHandler>();
        services.Configure<AuthorizationOptions>(options => options.DefaultPolicy =
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new MembershipRequirement()).Build());
        services.AddAuthentication(AuthenticationSchemes.Session)
            .AddCookie(AuthenticationSchemes.Session, options =>
            {
                Harden(options, AuthenticationSchemes.Session);
                options.LoginPath = "/dang-nhap";
                options.LogoutPath = "/dang-xuat";
                options.AccessDeniedPath = "/loi/403";
                options.EventsType = typeof(SessionCookieEvents);
                // The stored session says when it ends; the cookie only has to live longer.
                options.ExpireTimeSpan = TimeSpan.FromDays(30);
                options.SlidingExpiration = false;
                // A caller of the API who shows a token is that token's person, whatever cookie came along.
                options.ForwardDefaultSelector = http => ApiPaths.IsApi(http.Request) && ApiPaths.CarriesToken(http.Request) ? AuthenticationSchemes.Token : null;
            })
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(AuthenticationSchemes.Token, null)
            .AddCookie(AuthenticationSchemes.HalfWay, options =>
            {
                Harden(options, AuthenticationSchemes.HalfWay);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                options.SlidingExpiration = false;
            });
    }

    private static void Harden(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        // Its default, the unit's path base, would make a second membership look signed out.
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}

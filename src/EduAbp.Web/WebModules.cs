using EduAbp.EntityFrameworkCore;
using EduAbp.Modularity;

namespace EduAbp.Web;

/// <summary>The modules and themes of this application: the one list that names them.</summary>
internal static class WebModules
{
    public static readonly IReadOnlyList<Type> All =
    [
        typeof(Search.SearchModule),
        typeof(Themes.Public.PublicThemeModule),
        typeof(Identity.IdentityModule),
        typeof(Notifications.NotificationsModule),
        typeof(WebModule),
        typeof(Workflows.WorkflowsModule),
        typeof(Website.WebsiteModule),
        typeof(Themes.Desk.ThemesDeskModule),
        typeof(TenantManagement.TenantManagementModule),
        typeof(Support.SupportModule),
        typeof(StudentRecords.StudentRecordsModule),
        typeof(PersonalData.PersonalDataModule),
    ];

    /// <summary>The contexts of all modules, found without a database.</summary>
    public static IReadOnlyList<Type> ContextTypes()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAbpModules(new ConfigurationBuilder().Build(), All);
        return [.. services.Select(service => service.ImplementationInstance).OfType<DbContextDescriptor>().Select(descriptor => descriptor.ContextType)];
    }
}

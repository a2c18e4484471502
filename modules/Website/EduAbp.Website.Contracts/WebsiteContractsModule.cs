using EduAbp.Modularity;

namespace EduAbp.Website;

/// <summary>What other modules may know of the website.</summary>
[DependsOn(typeof(CoreModule))]
public sealed class WebsiteContractsModule : AbpModule;

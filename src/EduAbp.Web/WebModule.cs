using EduAbp.AspNetCore;
using EduAbp.Modularity;

namespace EduAbp.Web;

/// <summary>The application's own commands.</summary>
[DependsOn(typeof(AspNetCoreModule))]
public sealed class WebModule : AbpModule;

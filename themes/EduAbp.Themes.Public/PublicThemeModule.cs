using EduAbp.AspNetCore;
using EduAbp.Modularity;

namespace EduAbp.Themes.Public;

/// <summary>How the public sites look: layout, sheet, drawings, and each unit's colours.</summary>
[DependsOn(typeof(AspNetCoreModule))]
public sealed class PublicThemeModule : AbpModule;

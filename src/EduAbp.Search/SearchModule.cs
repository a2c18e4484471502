using EduAbp.AspNetCore;
using EduAbp.EntityFrameworkCore;
using EduAbp.Modularity;
using EduAbp.Search.Data;

namespace EduAbp.Search;

/// <summary>One index of what is public, per unit and across units.</summary>
[DependsOn(typeof(AspNetCoreModule))]
public sealed class SearchModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddDbContext<SearchDbContext>();
}

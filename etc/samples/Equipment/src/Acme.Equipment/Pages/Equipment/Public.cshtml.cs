using Acme.Equipment.Data;
using EduAbp.AspNetCore.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Acme.Equipment.Pages.Items;

/// <summary>What the school has, for everybody; who borrowed it is nobody's business. Visitors get it from the cache.</summary>
[PublicPage]
internal sealed class PublicModel(EquipmentDbContext db) : PageModel
{
    public IReadOnlyList<string> Names { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Names = await db.Items.OrderBy(item => item.Name).Select(item => item.Name).ToListAsync(cancellationToken);
}

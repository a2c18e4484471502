using EduAbp.AspNetCore.Desk;
using EduAbp.AspNetCore.Pages;
using EduAbp.Navigation;

namespace EduAbp.Themes.Desk.Pages.Guides;

/// <summary>All guides for what one may do, or one of them.</summary>
internal sealed class GuideModel(GuideAppService guides) : DeskPageModel
{
    public IReadOnlyList<Guide> All { get; private set; } = [];

    public Guide? Shown { get; private set; }

    public async Task OnGetAsync(string? name, CancellationToken cancellationToken)
    {
        if (name is null)
            All = await guides.GetListAsync(cancellationToken);
        else
            Shown = await guides.GetAsync(name, cancellationToken);
    }
}

using EduAbp.AspNetCore.Pages;
using EduAbp.Website.Guides;

namespace EduAbp.Website.Pages.Website.Guides;

internal sealed class GuideModel(GuideAppService guides) : DeskPageModel
{
    public IReadOnlyList<Guide> All { get; private set; } = [];

    public string? Name { get; private set; }

    public string Text { get; private set; } = "";

    public async Task OnGetAsync(string? name, CancellationToken cancellationToken)
    {
        Text = name is null ? "" : await guides.ReadAsync(name, cancellationToken);
        (Name, All) = (name, await guides.GetListAsync(cancellationToken));
    }
}

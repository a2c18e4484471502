using EduAbp.AspNetCore.Pages;
using EduAbp.Support.Contacts;
using EduAbp.Support.Contracts;
using EduAbp.Support.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Support.Pages.Support.Requests;

/// <summary>What the unit asks, and at an office what is asked of it.</summary>
[Authorize(SupportPermissions.Requests.Default)]
internal sealed class IndexModel(SupportAppService support, ContactAppService contacts) : DeskPageModel
{
    [BindProperty(Name = "cua-minh", SupportsGet = true)]
    public bool Own { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public SupportState? State { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public bool MayAsk { get; private set; }

    public bool MayAnswer { get; private set; }

    public bool Received => MayAnswer && !Own;

    public bool IsFiltered => State is not null || !string.IsNullOrWhiteSpace(Search);

    public IReadOnlyList<SupportListItem> Items { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<UnitContacts> Above { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        MayAsk = await support.MayAskAsync(cancellationToken);
        MayAnswer = await support.MayAnswerAsync(cancellationToken);
        (Items, Total) = await support.GetPageAsync(new SupportFilter(Received, State, Search), Number, cancellationToken);
        Above = await contacts.GetAboveAsync(cancellationToken);
    }
}

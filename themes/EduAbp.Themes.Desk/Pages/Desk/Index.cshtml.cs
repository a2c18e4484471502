using EduAbp.AspNetCore.Desk;
using EduAbp.AspNetCore.Pages;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using EduAbp.Navigation;
using EduAbp.Themes.Desk.Shell;
using EduAbp.Timing;
using EduAbp.Users;

namespace EduAbp.Themes.Desk.Pages.Desk;

/// <summary>"Hôm nay": what waits for this person, composed from the blocks that modules add.</summary>
internal sealed class IndexModel(
    IEnumerable<IDeskHomeBlockProvider> providers,
    IEnumerable<IFirstStepProvider> firstSteps,
    IEnumerable<IDeskHomeActionProvider> actionProviders,
    IFeatureChecker features,
    DeskNavigation navigation,
    ICurrentUser person,
    ICurrentTenant tenant,
    TimeTexts times,
    TimeProvider clock) : DeskPageModel
{
    public IReadOnlyList<DeskHomeBlock> Blocks { get; private set; } = [];

    public IReadOnlyList<DeskHomeAction> Actions { get; private set; } = [];

    public IReadOnlyList<FirstStep> Steps { get; private set; } = [];

    public int OpenSteps => Steps.Count(step => !step.IsDone);

    public string Greeting { get; private set; } = "";

    public string Subtitle { get; private set; } = "";

    public bool IsSample => tenant.Unit?.IsSample == true;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var blocks = new List<DeskHomeBlock>();
        foreach (var provider in await features.EnabledAsync(providers, cancellationToken))
            blocks.AddRange(await provider.GetBlocksAsync(cancellationToken));
        Blocks = [.. blocks.OrderBy(block => block.Order)];

        var steps = new List<FirstStep>();
        foreach (var provider in await features.EnabledAsync(firstSteps, cancellationToken))
            steps.AddRange(await provider.GetStepsAsync(cancellationToken));
        Steps = [.. steps.OrderBy(step => step.Order)];

        var actions = new List<DeskHomeAction>();
        foreach (var provider in await features.EnabledAsync(actionProviders, cancellationToken))
            actions.AddRange(await provider.GetActionsAsync(cancellationToken));
        Actions = actions;

        var waiting = (await navigation.GetAsync(cancellationToken)).Where(entry => entry.Item.Group == MenuGroups.Today).Sum(entry => entry.Count);
        var name = person.FullName ?? person.UserName ?? "";
        Greeting = waiting == 0 ? L["Desk:Home:Greeting", name] : L["Desk:Home:GreetingWithWork", name, waiting];
        Subtitle = times.DayAndDate(clock.GetUtcNow());
    }
}

using EduAbp.Navigation;
using EduAbp.Workflows.Tasks;

namespace EduAbp.Workflows.Definitions;

internal sealed class WorkflowsMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context.Add(new(
        "Workflows.Inbox", "Menu:Workflows.Inbox", "/Workflows/Inbox/Index", "checkbox", MenuGroups.Today, Order: 20, Badge: typeof(InboxBadge)));
}

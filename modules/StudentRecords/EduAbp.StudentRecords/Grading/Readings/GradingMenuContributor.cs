using EduAbp.Navigation;
using EduAbp.StudentRecords.Definitions;

namespace EduAbp.StudentRecords.Grading.Readings;

internal sealed class GradingMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context
        .Add(new MenuItem(
            "StudentRecords.Grading", "Menu:StudentRecords.Grading", "/StudentRecords/Readings/Index", Icon: "calculator", MenuGroups.Teaching, 67, StudentRecordsPermissions.Setup, UnitKinds: SchoolKinds.All));
}

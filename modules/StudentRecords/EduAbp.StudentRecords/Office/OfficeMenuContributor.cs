using EduAbp.Navigation;
using EduAbp.StudentRecords.Definitions;

namespace EduAbp.StudentRecords.Office;

internal sealed class OfficeMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context
        .Add(new MenuItem(
            "StudentRecords.Pupils", "Menu:StudentRecords.Pupils", "/StudentRecords/Office/Pupils/Index", Icon: "users", MenuGroups.Teaching, 10, StudentRecordsPermissions.Pupils.Default, UnitKinds: SchoolGrades.Kinds))
        .Add(new MenuItem(
            "StudentRecords.Classes", "Menu:StudentRecords.Classes", "/StudentRecords/Office/Classes/Index", Icon: "school", MenuGroups.Teaching, 60, StudentRecordsPermissions.Setup, UnitKinds: SchoolGrades.Kinds))
        .Add(new MenuItem(
            "StudentRecords.Assignments", "Menu:StudentRecords.Assignments", "/StudentRecords/Office/Assignments/Index", Icon: "user-check", MenuGroups.Teaching, 62, StudentRecordsPermissions.Setup, UnitKinds: SchoolGrades.Kinds))
        .Add(new MenuItem(
            "StudentRecords.Subjects", "Menu:StudentRecords.Subjects", "/StudentRecords/Office/Subjects/Index", Icon: "book", MenuGroups.Teaching, 64, StudentRecordsPermissions.Setup, UnitKinds: SchoolGrades.Kinds))
        .Add(new MenuItem(
            "StudentRecords.Years", "Menu:StudentRecords.Years", "/StudentRecords/Office/Years/Index", Icon: "calendar", MenuGroups.Teaching, 66, StudentRecordsPermissions.Setup, UnitKinds: SchoolGrades.Kinds))
        .Add(new MenuItem(
            "StudentRecords.RollOver", "Menu:StudentRecords.RollOver", "/StudentRecords/Office/RollOver/Index", Icon: "stairs-up", MenuGroups.Teaching, 68, StudentRecordsPermissions.Pupils.Manage, UnitKinds: SchoolGrades.Kinds));
}

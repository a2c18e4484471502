using EduAbp.Navigation;
using EduAbp.StudentRecords.Definitions;

namespace EduAbp.StudentRecords.HomeRoom;

internal sealed class HomeRoomMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context
        .Add(new MenuItem(
            "StudentRecords.RollCalls", "Menu:StudentRecords.RollCalls", "/StudentRecords/RollCalls/Index", Icon: "user-check", MenuGroups.Teaching, 30,
            StudentRecordsPermissions.HomeRoom.Default, UnitKinds: SchoolKinds.All))
        .Add(new MenuItem(
            "StudentRecords.Conduct", "Menu:StudentRecords.Conduct", "/StudentRecords/Conduct/Index", Icon: "heart-handshake", MenuGroups.Teaching, 40,
            StudentRecordsPermissions.HomeRoom.Default, UnitKinds: SchoolKinds.All))
        .Add(new MenuItem(
            "StudentRecords.Results", "Menu:StudentRecords.Results", "/StudentRecords/Results/Index", Icon: "certificate", MenuGroups.Teaching, 50,
            StudentRecordsPermissions.HomeRoom.Default, UnitKinds: SchoolKinds.All))
        .Add(new MenuItem(
            "StudentRecords.Corrections", "Menu:StudentRecords.Corrections", "/StudentRecords/Corrections/Index", Icon: "notes", MenuGroups.Teaching, 55,
            StudentRecordsPermissions.HomeRoom.Default, UnitKinds: SchoolKinds.All))
        .Add(new MenuItem(
            "StudentRecords.School", "Menu:StudentRecords.School", "/StudentRecords/SchoolSummary/Index", Icon: "chart-bar", MenuGroups.Teaching, 60,
            StudentRecordsPermissions.Results.Default, UnitKinds: SchoolKinds.All));
}

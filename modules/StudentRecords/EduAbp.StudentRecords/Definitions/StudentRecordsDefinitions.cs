using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Navigation;
using EduAbp.TenantManagement.Units;

namespace EduAbp.StudentRecords.Definitions;

internal sealed class StudentRecordsPermissionDefinitionProvider : PermissionDefinitionProvider
{
    private const PermissionTraits PupilData = PermissionTraits.PupilData;
    private const string Teacher = StudentRecordsRoles.Teacher;
    private const string Office = StudentRecordsRoles.SchoolOffice;
    private const string Principal = StudentRecordsRoles.Principal;

    public override void Define(PermissionDefinitionContext context) => context.AddGroup(StudentRecordsPermissions.Group)
        .AddPermission(StudentRecordsPermissions.Setup, PupilData, Office, Principal)
        .AddPermission(StudentRecordsPermissions.Pupils.Default, PupilData, Office, Principal)
        .AddPermission(StudentRecordsPermissions.Pupils.Manage, PupilData, Office)
        .AddPermission(StudentRecordsPermissions.Pupils.Export, PupilData, Office, Principal)
        .AddPermission(StudentRecordsPermissions.Marks.Enter, PupilData, Teacher)
        .AddPermission(StudentRecordsPermissions.Marks.ViewAll, PupilData, Office, Principal)
        .AddPermission(StudentRecordsPermissions.Marks.Lock, PupilData, Office, Principal)
        .AddPermission(StudentRecordsPermissions.HomeRoom.Default, PupilData, Teacher, Office, Principal)
        .AddPermission(StudentRecordsPermissions.HomeRoom.All, PupilData, Office, Principal)
        .AddPermission(StudentRecordsPermissions.Results.Default, PupilData, Office, Principal)
        .AddPermission(StudentRecordsPermissions.Results.SignOff, PupilData, Principal);
}

/// <summary>The roles of a school that keeps records.</summary>
internal sealed class StudentRecordsRoleProvider : IRoleProvider, ISingletonDependency
{
    public IReadOnlyList<RoleDefinition> Roles { get; } =
        
    [
        new(StudentRecordsRoles.Principal) { Words = ["hieu truong", "ban giam hieu", "pho hieu truong"] },
        new(StudentRecordsRoles.SchoolOffice) { Words = ["van phong", "giao vu", "van thu", "hoc vu"] },
        new(StudentRecordsRoles.Teacher) { Words = ["giao vien", "gv", "gvcn", "giao vien chu nhiem"] },
    ];

    public IReadOnlyList<DemoPost> DemoPosts { get; } =
    [
        new("hieutruong", StudentRecordsRoles.Principal),
        new("vanphong", StudentRecordsRoles.SchoolOffice),
        .. Enumerable.Range(1, 14).Select(number => new DemoPost($"gv{number:00}", StudentRecordsRoles.Teacher)),
    ];

    public bool Fit(UnitInfo unit) => SchoolKinds.Teaches(unit);
}

/// <summary>Which units keep pupils: those whose kind teaches a level.</summary>
internal static class SchoolKinds
{
    public static readonly string[] All = [.. UnitKinds.All.Where(kind => kind.Levels != UnitLevels.None).Select(kind => kind.Code)];

    public static bool Teaches(UnitInfo unit) => All.Contains(unit.Kind);
}

internal sealed class StudentRecordsMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context
        .Add(new MenuItem(
            "StudentRecords.Marks", "Menu:StudentRecords.Marks", "/StudentRecords/Marks/Index", "table", MenuGroups.Teaching, 10,
            StudentRecordsPermissions.Marks.Enter, UnitKinds: SchoolKinds.All, OrPermission: StudentRecordsPermissions.Marks.ViewAll))
        .Add(new MenuItem("StudentRecords.Locks", "Menu:StudentRecords.Locks", "/StudentRecords/Marks/Locks", "lock", MenuGroups.Teaching, 15, StudentRecordsPermissions.Marks.Lock, UnitKinds: SchoolKinds.All));
}

using EduAbp.Navigation;

namespace EduAbp.StudentRecords.Definitions;

internal sealed class StudentRecordsGuideContributor : IGuideContributor
{
    public void Configure(GuideContext context) => context
        .Add("so-diem", SchoolKinds.All, StudentRecordsPermissions.Marks.Enter)
        .Add("chu-nhiem", SchoolKinds.All, StudentRecordsPermissions.HomeRoom.Default)
        .Add("hieu-truong", SchoolKinds.All, StudentRecordsPermissions.Results.Default, StudentRecordsPermissions.Marks.Lock);
}

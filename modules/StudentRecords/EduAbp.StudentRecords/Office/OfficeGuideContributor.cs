using EduAbp.Navigation;
using EduAbp.StudentRecords.Definitions;

namespace EduAbp.StudentRecords.Office;

internal sealed class OfficeGuideContributor : IGuideContributor
{
    public void Configure(GuideContext context) => context.Add("giao-vu", SchoolGrades.Kinds, StudentRecordsPermissions.Setup, StudentRecordsPermissions.Pupils.Manage);
}

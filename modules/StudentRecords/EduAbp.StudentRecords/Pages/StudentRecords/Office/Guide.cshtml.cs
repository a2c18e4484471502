using EduAbp.AspNetCore.Pages;
using Microsoft.AspNetCore.Authorization;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office;

/// <summary>For the school office, in Vietnamese: it tells what the pages do and shows nobody's data.</summary>
[Authorize(StudentRecordsPermissions.Setup)]
internal sealed class GuideModel : DeskPageModel;

using EduAbp.AspNetCore.Pages;
using Microsoft.AspNetCore.Authorization;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Guides;

/// <summary>For home-room teachers, in Vietnamese: it tells what the pages do and shows nobody's data.</summary>
[Authorize(StudentRecordsPermissions.HomeRoom.Default)]
internal sealed class HomeRoomModel : DeskPageModel;

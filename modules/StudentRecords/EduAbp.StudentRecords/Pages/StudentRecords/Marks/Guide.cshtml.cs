using EduAbp.AspNetCore.Pages;
using EduAbp.Authorization;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Marks;

/// <summary>How marks are entered; written in Vietnamese, for who enters or locks them.</summary>
internal sealed class GuideModel(IPermissionChecker permissions) : DeskPageModel
{
    public string Text { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.ViewAll, cancellationToken))
            await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        using var reader = new StreamReader(typeof(GuideModel).Assembly.GetManifestResourceStream("guide-so-diem.html")!);
        Text = await reader.ReadToEndAsync(cancellationToken);
    }
}

using EduAbp.AspNetCore.Pages;
using EduAbp.Authorization;
using EduAbp.StudentRecords.Corrections;
using Microsoft.AspNetCore.Authorization;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Corrections;

[Authorize]
internal sealed class IndexModel(CorrectionAppService corrections, IPermissionChecker permissions) : DeskPageModel
{
    /// <summary>Who teaches asks; office and principal only read and decide.</summary>
    public bool MayAsk { get; private set; }

    public IReadOnlyList<CorrectionItem> Items { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Items = await corrections.GetListAsync(cancellationToken);
        MayAsk = await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
    }

    public static string StateClass(CorrectionState state) => state switch { CorrectionState.Applied => "ok", CorrectionState.Refused => "bad", CorrectionState.Verified => "wait", _ => "warn" };
}

using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Corrections;
using Microsoft.AspNetCore.Authorization;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Corrections;

[Authorize]
internal sealed class IndexModel(CorrectionAppService corrections) : DeskPageModel
{
    public IReadOnlyList<CorrectionItem> Items { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Items = await corrections.GetListAsync(cancellationToken);

    public static string StateClass(CorrectionState state) => state switch { CorrectionState.Applied => "ok", CorrectionState.Refused => "bad", CorrectionState.Verified => "wait", _ => "warn" };
}

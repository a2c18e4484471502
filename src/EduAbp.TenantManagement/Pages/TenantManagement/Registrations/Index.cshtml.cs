using EduAbp.AspNetCore.Pages;
using EduAbp.TenantManagement.Registrations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Registrations;

internal sealed class IndexModel(RegistrationAppService registrations) : DeskPageModel
{
    public IReadOnlyList<RegistrationListItem> Items { get; private set; } = [];

    [BindProperty]
    public new IFormFile? File { get; set; }

    [BindProperty]
    public DateOnly? ManagedSince { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Items = await registrations.GetListAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            if (File is null) throw new BusinessException(TenantManagementErrorCodes.FileMissing).ForField("File");
            await using var content = File.OpenReadStream();
            return RedirectToPage("Details", new { id = await registrations.UploadAsync(File.FileName, content, ManagedSince, cancellationToken) });
        },
        () => OnGetAsync(cancellationToken));
}

using EduAbp.AspNetCore.Pages;
using EduAbp.Support.Contacts;
using EduAbp.Support.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Support.Pages.Support.Contacts;

/// <summary>One contact person as typed.</summary>
internal sealed class ContactForm
{
    public string? FullName { get; set; }

    public string? Position { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public ContactInput ToInput() => new(FullName, Position, Phone, Email);

    public static ContactForm Of(ContactRow? row) => new() { FullName = row?.FullName, Position = row?.Position, Phone = row?.Phone, Email = row?.Email };
}

[Authorize(SupportPermissions.Contacts.Manage)]
internal sealed class IndexModel(ContactAppService contacts) : DeskPageModel
{
    [BindProperty]
    public ContactForm Leader { get; set; } = new();

    [BindProperty]
    public ContactForm It { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var own = await contacts.GetOwnAsync(cancellationToken);
        (Leader, It) = (ContactForm.Of(own.Leader), ContactForm.Of(own.It));
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        await contacts.SaveAsync(Leader.ToInput(), It.ToInput(), cancellationToken);
        Success = L["Support:Contacts:Saved"];
        return RedirectToPage();
    });
}

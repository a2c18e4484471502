using EduAbp.AspNetCore.Pages;
using EduAbp.Notifications.Mail;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Notifications.Pages.Notifications;

/// <summary>How mail leaves, a test, and what could not be sent.</summary>
internal sealed class MailModel(MailSettingsAppService mail) : DeskPageModel
{
    [BindProperty]
    public MailForm Input { get; set; } = new();

    [BindProperty]
    public TestForm Test { get; set; } = new();

    public MailSettingsDto Current { get; private set; } = null!;

    public MailOverview Overview { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        FillForm();
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await mail.SaveAsync(new(Input.Host, Input.Port, Input.StartTls, Input.UserName, Input.FromAddress, Input.FromName), Input.Password, cancellationToken);
            Success = L["Mail:Saved"];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await mail.SendTestAsync(Test.To, cancellationToken);
            Success = L["Mail:Test:Sent", Test.To!];
            return RedirectToPage();
        },
        async () =>
        {
            await LoadAsync(cancellationToken);
            FillForm();
        });

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken)
    {
        Success = L["Mail:Retry:Done", await mail.RetryFailedAsync(cancellationToken)];
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Current = await mail.GetAsync(cancellationToken);
        Overview = await mail.GetOverviewAsync(cancellationToken);
    }

    private void FillForm() => Input = new MailForm
    {
        Host = Current.Host,
        Port = Current.Port,
        StartTls = Current.StartTls,
        UserName = Current.UserName,
        FromAddress = Current.FromAddress,
        FromName = Current.FromName,
    };
}

internal sealed class MailForm
{
    public string? Host { get; set; }

    public int Port { get; set; } = 25;

    public bool StartTls { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }

    public string? FromAddress { get; set; }

    public string? FromName { get; set; }
}

internal sealed class TestForm
{
    public string? To { get; set; }
}

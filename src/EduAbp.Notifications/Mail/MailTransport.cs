using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using EduAbp.DependencyInjection;
using EduAbp.Settings;
using Microsoft.Extensions.Configuration;

namespace EduAbp.Notifications.Mail;

/// <summary>How mail leaves: by the mail server of the settings; without one as files in <c>Mail:PickupDirectory</c>.</summary>
internal sealed class MailTransport(ISettingProvider settings, IConfiguration configuration) : ITransientDependency
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string PickupDirectory => Path.GetFullPath(configuration["Mail:PickupDirectory"] ?? ".data/mail");

    public async Task<bool> HasServerAsync(CancellationToken cancellationToken) =>
        !string.IsNullOrWhiteSpace(await settings.GetOrNullAsync(MailSettings.Host, cancellationToken));

    /// <returns>Null when it left, else what the server said.</returns>
    public async Task<string?> TrySendAsync(Guid id, string to, string subject, string html, CancellationToken cancellationToken)
    {
        try
        {
            using var message = await ComposeAsync(id, to, subject, html, cancellationToken);
            using var client = await ConnectAsync(cancellationToken);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            await client.SendMailAsync(message, patience.Token);
            return null;
        }
        catch (Exception error) when (error is SmtpException or IOException or FormatException or System.Security.Authentication.AuthenticationException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return error is SmtpFailedRecipientException recipient
                ? $"{(int)recipient.StatusCode} {recipient.Message} {recipient.FailedRecipient}"
                : error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message;
        }
    }

    private async Task<MailMessage> ComposeAsync(Guid id, string to, string subject, string html, CancellationToken cancellationToken)
    {
        var from = await settings.GetOrNullAsync(MailSettings.FromAddress, cancellationToken);
        var name = await settings.GetOrNullAsync(MailSettings.FromName, cancellationToken);
        var message = new MailMessage
        {
            From = new MailAddress(string.IsNullOrWhiteSpace(from) ? "noreply@localhost" : from, name, Encoding.UTF8),
            Subject = subject,
            SubjectEncoding = Encoding.UTF8,
            Body = MailTemplates.PlainText(html),
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(to));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(html, Encoding.UTF8, MediaTypeNames.Text.Html));
        message.Headers["Message-ID"] = $"<{id:N}@{message.From.Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var host = await settings.GetOrNullAsync(MailSettings.Host, cancellationToken);
        if (string.IsNullOrWhiteSpace(host))
        {
            return new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = Directory.CreateDirectory(PickupDirectory).FullName,
            };
        }

        var user = await settings.GetOrNullAsync(MailSettings.UserName, cancellationToken);
        return new SmtpClient(host, int.Parse(await settings.GetOrNullAsync(MailSettings.Port, cancellationToken) ?? "25", CultureInfo.InvariantCulture))
        {
            EnableSsl = await settings.IsTrueAsync(MailSettings.StartTls, cancellationToken),
            Credentials = string.IsNullOrWhiteSpace(user)
                ? null
                : new NetworkCredential(user, await settings.GetOrNullAsync(MailSettings.Password, cancellationToken)),
        };
    }
}

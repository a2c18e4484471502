namespace EduAbp.Browser.Tests.Kit;

/// <summary>What people do in every journey.</summary>
internal static class PersonSteps
{
    public const string DemoPassword = "RungSac.Mau.2026";

    /// <summary>Signs in with the form and arrives at a desk.</summary>
    public static async Task SignInAsync(this Person person, string email, string password = DemoPassword)
    {
        await person.OpenAsync("/dang-nhap");
        await person.Page.Locator("input[name=Email]").FillAsync(email);
        await person.Page.Locator("input[name=Password]").FillAsync(password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await Expect(person.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/dang-nhap"));
        await person.LookAsync();
    }

    /// <summary>Follows an activation link, sets a password and signs in.</summary>
    public static async Task ActivateAsync(this Person person, string link, string email, string password)
    {
        await person.OpenAsync(link);
        await person.Page.Locator("input[name=Password]").FillAsync(password);
        await person.Page.Locator("input[name=RepeatedPassword]").FillAsync(password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Đặt mật khẩu và kích hoạt" }).ClickAsync();
        await Expect(person.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/kich-hoat/"));
        if (person.Page.Url.Contains("/dang-nhap", StringComparison.Ordinal))
            await person.SignInAsync(email, password);
        await person.LookAsync();
    }

    /// <summary>Opens a confirmation by its button and says yes to it.</summary>
    public static async Task ConfirmAsync(this Person person, string button, string yes)
    {
        await person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await person.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = yes, Exact = true }).ClickAsync();
    }

    /// <summary>Asks again until the page says so: what is done beside requests takes its moment.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what, int seconds = 30)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (!await isSo())
                await pause.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new Xunit.Sdk.XunitException($"It did not happen within {seconds} s: {what}");
        }
    }
}

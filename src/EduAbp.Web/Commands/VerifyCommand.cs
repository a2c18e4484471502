using EduAbp.Commands;
using EduAbp.Web.Operation;
using Microsoft.Extensions.Localization;

namespace EduAbp.Web.Commands;

internal sealed class VerifyCommand(Verification verification, IStringLocalizer texts) : ICommand
{
    public string Name => "verify";

    public string Summary => "compares database and files and reports what is missing, broken or left over; changes nothing";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (errors, hints) = (0, 0);
        await foreach (var finding in verification.RunAsync(cancellationToken))
        {
            Console.WriteLine($"{texts[finding.IsError ? "Operation:Verify:Error" : "Operation:Verify:Hint"]} {texts[finding.Text, finding.Values]}");
            if (finding.IsError) errors++;
            else hints++;
        }

        Console.WriteLine(texts["Operation:Verify:Sum", errors, hints]);
        return errors > 0 ? 1 : 0;
    }
}

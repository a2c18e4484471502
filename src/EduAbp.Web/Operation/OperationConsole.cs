using EduAbp.Commands;
using Microsoft.Extensions.Localization;

namespace EduAbp.Web.Operation;

/// <summary>Commands about one file: what was refused is said on the console, in the language of the terminal.</summary>
internal static class OperationConsole
{
    public static async Task<int> RunAsync(ICommand command, IReadOnlyList<string> arguments, IStringLocalizer texts, Func<string, Task> act)
    {
        if (arguments.FirstOrDefault(argument => !argument.StartsWith('-')) is not { } file)
        {
            await Console.Error.WriteLineAsync($"{command.Name} {command.Summary}");
            return 2;
        }

        try
        {
            await act(file);
            return 0;
        }
        catch (OperationRefusedException refused)
        {
            await Console.Error.WriteLineAsync(texts[refused.Text, refused.Values].Value);
            return 1;
        }
    }
}

using EduAbp.AspNetCore.Hosting;
using EduAbp.Commands;

namespace EduAbp.Web;

/// <summary>Runs one command and ends.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(WebApplication app, string name, IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };

        await using var scope = app.Services.CreateAsyncScope();
        var commands = scope.ServiceProvider.GetServices<ICommand>().OrderBy(command => command.Name, StringComparer.Ordinal).ToList();
        if (commands.Find(command => command.Name == name) is { } found)
        {
            var code = await found.RunAsync(arguments, stop.Token);
            await app.WriteSecurityEventsAsync();
            return code;
        }

        Console.WriteLine("eduabp COMMAND [arguments] [--Section:Key=value …]\n");
        Console.WriteLine($"  {"serve",-16} answers requests (what is done without a command)");
        foreach (var command in commands)
            Console.WriteLine($"  {command.Name,-16} {command.Summary}");
        if (name is "help")
            return 0;
        Console.Error.WriteLine($"\nThere is no command '{name}'.");
        return 2;
    }
}

using EduAbp.Commands;
using EduAbp.Data;

namespace EduAbp.Web.Commands;

/// <summary>Fills the demonstration city, module by module in their order.</summary>
internal sealed class SeedCommand(IEnumerable<IDemoDataContributor> contributors) : ICommand
{
    public string Name => "seed";

    public string Summary => "fills the demonstration city; running it again adds nothing";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        foreach (var contributor in contributors.OrderBy(contributor => contributor.Order))
        {
            await contributor.SeedAsync(cancellationToken);
            await Console.Error.WriteLineAsync($"  {contributor.GetType().Name}");
        }

        return 0;
    }
}

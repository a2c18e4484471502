namespace EduAbp.Commands;

/// <summary>A command of the host's command line: <c>eduabp NAME arguments…</c>. Found by convention in every module.</summary>
public interface ICommand : DependencyInjection.ITransientDependency
{
    /// <summary>What is typed: <c>import-units</c>.</summary>
    string Name { get; }

    /// <summary>One line for the help.</summary>
    string Summary { get; }

    /// <returns>The process's exit code: 0 for success.</returns>
    Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

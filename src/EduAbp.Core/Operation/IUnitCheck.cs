namespace EduAbp.Operation;

/// <summary>Looks whether what a module keeps for a unit is whole, for the command <c>verify</c>.</summary>
public interface IUnitCheck
{
    /// <summary>Runs in a scope of the unit and changes nothing; nothing comes where all is well.</summary>
    IAsyncEnumerable<UnitFault> RunAsync(CancellationToken cancellationToken);
}

/// <param name="Text">Key of the text.</param>
/// <param name="Values">For its placeholders, which begin with {1}: {0} is the unit's name.</param>
public sealed record UnitFault(string Text, params object[] Values);

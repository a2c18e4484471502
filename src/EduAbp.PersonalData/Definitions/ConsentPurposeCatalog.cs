using EduAbp.DependencyInjection;
using EduAbp.PersonalData.Contracts;

namespace EduAbp.PersonalData.Definitions;

/// <summary>The purposes of all modules.</summary>
internal sealed class ConsentPurposeCatalog(IEnumerable<ConsentPurposeProvider> providers) : ISingletonDependency
{
    private readonly Dictionary<string, ConsentPurpose> _byName = providers.SelectMany(provider => provider.Define()).ToDictionary(purpose => purpose.Name);

    public IReadOnlyCollection<ConsentPurpose> All => _byName.Values;

    /// <summary>Those for which a child of seven or more has to agree as well.</summary>
    public IReadOnlyList<string> Disclosing => [.. All.Where(purpose => purpose.Discloses).Select(purpose => purpose.Name)];

    public ConsentPurpose? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);
}

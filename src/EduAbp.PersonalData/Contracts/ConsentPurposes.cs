using EduAbp.Modularity;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.PersonalData.Contracts;

/// <summary>What several modules ask consent for. Names are stored: never rename one.</summary>
public static class ConsentPurposes
{
    /// <summary>Pictures in which somebody can be recognised, on the unit's site.</summary>
    public const string Photos = "photos";

    /// <summary>Messages between school and family over the electronic contact book.</summary>
    public const string ContactBook = "contact-book";

    /// <summary>Names with results, prizes or classes where everybody can read them.</summary>
    public const string PublicResults = "public-results";
}

/// <summary>A purpose for which a unit asks consent; its title is the text <c>Consent:{Name}</c>.</summary>
/// <param name="Name">Stable name, stored with each consent.</param>
/// <param name="Discloses">Whether it shows a child's private life to others: from seven years on the child must agree too.</param>
/// <param name="Texts">What people agreed to, in Vietnamese, version 1 first. A text never changes: a new wording is a new version.</param>
public sealed record ConsentPurpose(string Name, bool Discloses, IReadOnlyList<string> Texts)
{
    public string Title => $"Consent:{Name}";

    /// <summary>The version that is asked today.</summary>
    public int CurrentVersion => Texts.Count;
}

/// <summary>Says for what a module asks consent.</summary>
public abstract class ConsentPurposeProvider
{
    public abstract IEnumerable<ConsentPurpose> Define();
}

public static class ConsentPurposeExtensions
{
    public static ServiceConfigurationContext AddConsentPurposes<T>(this ServiceConfigurationContext context)
        where T : ConsentPurposeProvider
    {
        context.Services.AddSingleton<ConsentPurposeProvider, T>();
        return context;
    }
}

using System.Reflection;
using System.Text.Json;
using EduAbp.Plugins;

namespace EduAbp.Tests.Architecture;

/// <summary>What a plug-in reads of people is named to the unit before it consents, and stands in its log.</summary>
public sealed class PersonalDataContractTests
{
    /// <summary>Contracts that other modules call and that tell nothing of people.</summary>
    private static readonly Dictionary<string, string> OfNobody = new()
    {
        ["IUnitIntegrationService"] = "units, as everybody sees them",
    };

    private static readonly Type[] Contracts =
        [.. Repository.Projects.Select(project => Assembly.Load(project.Name)).SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.IsInterface)];

    [Fact]
    public void Every_contract_that_answers_data_of_people_is_marked()
    {
        Contracts.Where(type => type.Name.EndsWith("IntegrationService", StringComparison.Ordinal) && type.GetCustomAttribute<PersonalDataAttribute>() is null)
            .Select(type => type.Name).ShouldBe(OfNobody.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_kind_of_personal_data_has_words_in_both_languages()
    {
        var kinds = Contracts.Select(type => type.GetCustomAttribute<PersonalDataAttribute>()?.Kind).OfType<string>().Distinct().ToArray();
        kinds.ShouldBe(["people", "consents", "marks"], ignoreOrder: true);
        foreach (var language in new[] { "vi", "en" })
        {
            var texts = Repository.Product(".json").Where(file => file.Path.EndsWith($"/Localization/{language}.json", StringComparison.Ordinal))
                .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(file.Text)!.Keys).ToHashSet();
            kinds.Where(kind => !texts.Contains($"PersonalData:{kind}")).ShouldBeEmpty(language);
        }
    }
}

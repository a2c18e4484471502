using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.Grading;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Results;

/// <summary>Stored codes in the words of their circular.</summary>
internal sealed class ResultWords(IStringLocalizer texts) : ITransientDependency
{
    public string? Learning(string ruleSet, string? code)
    {
        if (code is null || !Enum.TryParse<RuleSetId>(ruleSet, out var rules))
            return null;
        if (rules.IsPrimary())
            return texts[$"StudentRecords:Grading:Education:{code}"].Value;
        return LevelCodes.Learning(rules, code) is { } level ? GradingText.Of(texts, Words.Of(rules, level)) : code;
    }

    public string? Conduct(string ruleSet, string? code) =>
        code is not null && Enum.TryParse<RuleSetId>(ruleSet, out var rules) && LevelCodes.Conduct(rules, code) is { } level ? GradingText.Of(texts, Words.Of(rules, level)) : code;

    public string? Title(string? code) => code is null ? null : texts[$"StudentRecords:Grading:Title:{code}"].Value;

    public string? Decision(string? code) => code is null ? null : texts[$"StudentRecords:Grading:Decision:{code}"].Value;
}

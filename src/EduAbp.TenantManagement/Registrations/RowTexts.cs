using EduAbp.Localization;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Registrations;

internal static class RowTexts
{
    public static string Of(IStringLocalizer texts, RowProblem problem) => texts.Text($"TenantManagement:Row:{problem.Code}", new Dictionary<string, object?>
    {
        ["Suggestion"] = problem.Suggestion,
        ["Current"] = string.IsNullOrEmpty(problem.Current) ? texts["TenantManagement:Row:Nothing"].Value : problem.Current,
        ["OtherRow"] = problem.OtherRow,
        ["Other"] = problem.Other,
    });
}

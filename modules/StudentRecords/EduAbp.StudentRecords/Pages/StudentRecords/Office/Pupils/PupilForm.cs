namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Pupils;

/// <summary>Brings the errors of a record beside the fields of its form, which stand under <c>Input</c>.</summary>
internal static class PupilForm
{
    private static readonly HashSet<string> OfThePage = ["ClassId", "From", "Entry"];

    public static async Task<T> SaveAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (AbpValidationException wrong)
        {
            throw new AbpValidationException([.. wrong.Errors.Select(error => error with { Field = Name(error.Field)! })]);
        }
        catch (BusinessException refused) when (refused.Field is { } field && !OfThePage.Contains(field))
        {
            throw refused.ForField(Name(field)!);
        }
    }

    private static string? Name(string? field) => field is null || OfThePage.Contains(field) ? field : $"Input.{field}";
}

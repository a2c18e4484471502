using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary>Words of an error of the form: annotations give a key, services give the finished text.</summary>
internal static class FieldErrors
{
    public static string Text(IStringLocalizer localizer, ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? localizer["Desk:Errors:Unreadable"].Value : localizer[error.ErrorMessage].Value;
}

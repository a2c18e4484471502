using EduAbp.Identity.Contracts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EduAbp.Identity.Pages.Identity.Members;

/// <summary>The roles to tick.</summary>
internal sealed record RolesField(IReadOnlyList<RoleDefinition> Catalog, IReadOnlyList<string> Chosen, string? Error)
{
    public static RolesField Of(IReadOnlyList<RoleDefinition> catalog, IReadOnlyList<string> chosen, ModelStateDictionary state) =>
        new(catalog, chosen, state.TryGetValue("Roles", out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null);
}

using EduAbp.AspNetCore.Pages;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.PersonalData.Pages.PersonalData.Deadlines;

/// <summary>The department's: how many days each right has, and which days nobody works.</summary>
[Authorize(PersonalDataPermissions.Deadlines.Manage)]
internal sealed class IndexModel(DeadlineAppService deadlines) : DeskPageModel
{
    public IReadOnlyDictionary<string, string?> Values { get; private set; } = new Dictionary<string, string?>();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Values = (await deadlines.GetAsync(cancellationToken)).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Values = PersonalDataSettings.Days.Keys.Append(PersonalDataSettings.Holidays).Where(name => Request.Form.ContainsKey(name)).ToDictionary(name => name, name => (string?)Request.Form[name].ToString());
        return SubmitAsync(async () =>
        {
            await deadlines.SaveAsync(Values, cancellationToken);
            Success = L["PersonalData:Deadlines:Saved"];
            return RedirectToPage();
        });
    }

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}

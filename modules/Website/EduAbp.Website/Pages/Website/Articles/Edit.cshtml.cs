using EduAbp.AspNetCore.Pages;
using EduAbp.Domain;
using EduAbp.Localization;
using EduAbp.MultiTenancy;
using EduAbp.Timing;
using EduAbp.Uow;
using EduAbp.Users;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Categories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

[Authorize(WebsitePermissions.Articles.Default)]
internal sealed class EditModel(
    ArticleAppService articles, CategoryAppService categories, ICurrentTenant tenant, ITenantDirectory units, ICurrentUser user,
    IUnitOfWork unitOfWork, TimeTexts times) : DeskPageModel
{
    private const int VersionsShown = 6;

    [BindProperty]
    public ArticleInput Input { get; set; } = new();

    /// <summary>The article as it stands; null while the first save has not happened.</summary>
    public ArticleDetails? Details { get; private set; }

    public IReadOnlyList<CategoryListItem> Categories { get; private set; } = [];

    public IReadOnlyList<VersionListItem> Versions { get; private set; } = [];

    public IReadOnlyList<ChecklistItem> Checklist { get; private set; } = [];

    /// <summary>The office above, to which an article can be offered.</summary>
    public string? OfficeName => units.Ancestors(tenant.GetId()).FirstOrDefault()?.Name;

    public string Owner => $"{tenant.Id}:{user.Id}";

    public string Slug { get; private set; } = "";

    public string PathBase => Request.PathBase.Value ?? "";

    public async Task<IActionResult> OnGetAsync(Guid id, bool moi, CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(id, cancellationToken);
        }
        catch (EntityNotFoundException) when (moi)
        {
            Input = new ArticleInput { Id = id };
            await LoadListsAsync(cancellationToken);
            return Page();
        }

        var article = Details!.Article;
        var text = article.Text;
        Input = new ArticleInput
        {
            Id = id,
            TextStamp = article.TextStamp,
            Title = text.Title,
            Summary = text.Summary,
            Body = RichTextRenderer.ForEditing(text.Body, PathBase),
            CategoryId = text.CategoryId,
            CoverId = text.CoverId,
            CoverAlt = text.CoverAlt,
            ForOffice = text.ForOffice,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) => SubmitInputAsync(
        async () =>
        {
            if (await SaveAsync(id, cancellationToken) is { } conflict) return conflict;
            Success = L["Website:Edit:SavedNote"];
            return RedirectToPage(new { id });
        },
        () => ReloadAsync(id, cancellationToken));

    public Task<IActionResult> OnPostPreviewAsync(Guid id, CancellationToken cancellationToken) => SubmitInputAsync(
        async () => await SaveAsync(id, cancellationToken) ?? RedirectToPage("Preview", new { id }),
        () => ReloadAsync(id, cancellationToken));

    public Task<IActionResult> OnPostSubmitAsync(Guid id, CancellationToken cancellationToken) => SubmitInputAsync(
        async () =>
        {
            if (await SaveAsync(id, cancellationToken) is { } conflict) return conflict;
            // What was typed stays saved even when the board's checklist refuses it.
            await unitOfWork.CompleteAsync(cancellationToken);
            await articles.SubmitAsync(id, cancellationToken);
            Success = L["Website:Edit:SubmittedNote"];
            return RedirectToPage(new { id });
        },
        () => ReloadAsync(id, cancellationToken));

    /// <summary>Called by the editor two seconds after the last key.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            var saved = await articles.SaveAsync(Input with { Id = id }, VersionKind.Autosaved, cancellationToken);
            if (saved.ConflictVersion is { } number)
                return new JsonResult(new { conflict = Url.Page("Conflict", new { id, number }) });
            var standing = (await articles.GetAsync(id, cancellationToken)).Article.Text;
            return new JsonResult(new
            {
                stamp = saved.TextStamp,
                time = times.Time(saved.SavedAt),
                slug = saved.Slug,
                url = Url.Page("Edit", new { id }),
                checklist = Texts(ArticleChecklist.Check(standing)),
            });
        }
        catch (BusinessException refused)
        {
            await unitOfWork.RollbackAsync(cancellationToken);
            return new JsonResult(new { message = L.Text(refused) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
    }

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, () => articles.WithdrawAsync(id, cancellationToken), "Website:Edit:WithdrawnNote", cancellationToken);

    public Task<IActionResult> OnPostUnpublishAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, () => articles.UnpublishAsync(id, cancellationToken), "Website:Edit:UnpublishedNote", cancellationToken);

    public Task<IActionResult> OnPostTakeDownAsync(Guid id, string? reason, CancellationToken cancellationToken) =>
        ActAsync(id, () => articles.TakeDownAsync(id, reason, cancellationToken), "Website:Edit:TakenDownNote", cancellationToken);

    public Task<IActionResult> OnPostRestoreAsync(Guid id, int number, CancellationToken cancellationToken) =>
        ActAsync(id, () => articles.RestoreAsync(id, number, L["Website:Versions:RestoredFrom", number], cancellationToken), "Website:Versions:RestoredNote", cancellationToken);

    public Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await articles.DeleteAsync([id], cancellationToken);
            TempData["Deleted"] = id.ToString();
            return RedirectToPage("Index");
        },
        () => ReloadAsync(id, cancellationToken));

    public IEnumerable<ChecklistText> Texts(IEnumerable<ChecklistItem> items) =>
        items.Select(item => new ChecklistText(item.IsDone, L[item.IsDone ? $"{item.ErrorCode}:Done" : item.ErrorCode]));

    /// <summary>The rules name a field of the article; the form calls it <c>Input.…</c>.</summary>
    private async Task<IActionResult> SubmitInputAsync(Func<Task<IActionResult>> action, Func<Task> reload)
    {
        var result = await SubmitAsync(action, reload);
        foreach (var field in ModelState.Keys.Where(key => typeof(ArticleInput).GetProperty(key) is not null).ToList())
        {
            foreach (var error in ModelState[field]!.Errors) ModelState.AddModelError($"Input.{field}", error.ErrorMessage);
            ModelState.Remove(field);
        }

        return result;
    }

    private async Task<IActionResult?> SaveAsync(Guid id, CancellationToken cancellationToken)
    {
        var saved = await articles.SaveAsync(Input with { Id = id }, VersionKind.Saved, cancellationToken);
        return saved.ConflictVersion is { } number ? RedirectToPage("Conflict", new { id, number }) : null;
    }

    private Task<IActionResult> ActAsync(Guid id, Func<Task> act, string note, CancellationToken cancellationToken)
    {
        // These buttons post no text: the form's fields are not asked for.
        ModelState.Clear();
        return SubmitAsync(
            async () =>
            {
                await act();
                Success = L[note];
                return RedirectToPage(new { id });
            },
            () => OnGetAsync(id, false, cancellationToken));
    }

    private async Task ReloadAsync(Guid id, CancellationToken cancellationToken)
    {
        Input = Input with { Id = id };
        try
        {
            await LoadAsync(id, cancellationToken);
            // Saved before it was refused: the next save starts from there.
            Input = Input with { TextStamp = Details!.Article.TextStamp };
            ModelState.Remove("Input.TextStamp");
        }
        catch (EntityNotFoundException)
        {
            await LoadListsAsync(cancellationToken);
        }
    }

    private async Task LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Details = await articles.GetAsync(id, cancellationToken);
        Slug = Details.Article.Slug;
        Versions = [.. (await articles.GetVersionsAsync(id, cancellationToken)).Take(VersionsShown)];
        Checklist = ArticleChecklist.Check(Details.Article.Text);
        await LoadListsAsync(cancellationToken);
    }

    private async Task LoadListsAsync(CancellationToken cancellationToken)
    {
        Categories = await categories.GetListAsync(cancellationToken);
        if (Checklist.Count == 0) Checklist = ArticleChecklist.Check(ArticleText.Empty);
    }
}

/// <param name="Done">Written as <c>done</c> for the editor's script.</param>
internal sealed record ChecklistText(bool Done, string Text);

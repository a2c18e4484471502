using EduAbp.Website.Articles.RichText;

namespace EduAbp.Website.Articles;

/// <summary>What a text needs before the board sees it; the editor shows it, submitting holds it.</summary>
internal static class ArticleChecklist
{
    public static IReadOnlyList<ChecklistItem> Check(ArticleText text)
    {
        var body = HtmlSanitizer.Sanitize(text.Body, static _ => true);
        return
        [
            new("Title", text.Title.Length > 0, WebsiteErrorCodes.TitleMissing),
            new("Summary", text.Summary.Length > 0, WebsiteErrorCodes.SummaryMissing),
            new("CategoryId", text.CategoryId is not null, WebsiteErrorCodes.CategoryMissing),
            new("Body", !body.IsEmpty, WebsiteErrorCodes.BodyMissing),
            new("CoverAlt", text.CoverId is null || text.CoverAlt.Length > 0, WebsiteErrorCodes.CoverAltMissing),
            new("Body", body.PicturesWithoutAlt == 0, WebsiteErrorCodes.PictureAltMissing),
        ];
    }
}

/// <param name="ErrorCode">Key of the text that says what is missing.</param>
internal sealed record ChecklistItem(string Field, bool IsDone, string ErrorCode);

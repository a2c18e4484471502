using System.ComponentModel.DataAnnotations;
using EduAbp.AspNetCore.Pages;
using EduAbp.Timing;
using EduAbp.Website.Articles.Editorial;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

/// <summary>What the review in the unit and the review for a unit below have in common: the board's decision.</summary>
internal abstract class DecisionPageModel(TimeTexts times, TimeProvider clock) : DeskPageModel
{
    public const string Schedule = "schedule";
    public const string Now = "now";
    public const string Return = "return";

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public DateOnly? PublishAt { get; set; }

    [BindProperty]
    public TimeOnly? PublishTime { get; set; }

    [BindProperty]
    [StringLength(2000)]
    [DataType(DataType.MultilineText)]
    public string? Comment { get; set; }

    /// <summary>How the text is shown: marked, <c>sach</c> (clean) or <c>canh-nhau</c> (side by side).</summary>
    [BindProperty(Name = "xem", SupportsGet = true)]
    public string? View { get; set; }

    public ReviewDetails Review { get; protected set; } = null!;

    public abstract bool MayDecide { get; }

    public abstract bool MayComment { get; }

    /// <summary>The form begins with tomorrow morning: what most schools choose.</summary>
    protected void Suggest()
    {
        Decision ??= Schedule;
        PublishAt ??= clock.VietnamToday().AddDays(1);
        PublishTime ??= new TimeOnly(6, 30);
    }

    /// <summary>Does what was decided and says it back in words.</summary>
    protected async Task<IActionResult> DecideAsync(Func<DateTimeOffset?, Task> approve, Func<string?, Task> sendBack)
    {
        switch (Decision)
        {
            case Schedule:
                if (PublishAt is not { } date || PublishTime is not { } time)
                    throw new AbpValidationException(PublishAt is null ? nameof(PublishAt) : nameof(PublishTime), WebsiteErrorCodes.PublishTimeMissing);
                var moment = VietnamTime.FromWallClock(date.ToDateTime(time));
                await approve(moment);
                Success = L["Website:Review:ApprovedFor", times.DateTime(moment)];
                break;
            case Now:
                await approve(null);
                Success = L["Website:Review:ApprovedNow"];
                break;
            case Return:
                await sendBack(Comment);
                Success = L["Website:Review:SentBack"];
                break;
            default:
                throw new AbpValidationException(nameof(Decision), WebsiteErrorCodes.DecisionMissing);
        }

        return RedirectToPage("/Workflows/Inbox/Index");
    }
}

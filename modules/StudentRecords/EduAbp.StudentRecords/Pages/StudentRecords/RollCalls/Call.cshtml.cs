using System.Globalization;
using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.RollCalls;

/// <summary>For the hand: one class, one session, one tap a pupil.</summary>
[Authorize]
internal sealed class CallModel(RollCallAppService calls, TimeProvider clock) : DeskPageModel
{
    private const int Noon = 12;

    [BindProperty(SupportsGet = true)]
    public Guid ClassId { get; set; }

    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? Date { get; set; }

    /// <summary><c>sang</c> or <c>chieu</c>; today's by the clock where nothing is said.</summary>
    [BindProperty(SupportsGet = true, Name = "buoi")]
    public string? Session { get; set; }

    public RollCallSheet Sheet { get; private set; } = null!;

    public string DayText => $"{L[$"Time:Day:{(int)Sheet.Date.DayOfWeek}"].Value} {Sheet.Date.ToString("d'/'M'/'yyyy", CultureInfo.InvariantCulture)} · {L[Sheet.Session == DaySession.Morning ? "StudentRecords:RollCall:MorningOf" : "StudentRecords:RollCall:AfternoonOf"].Value}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Sheet = await calls.GetAsync(ClassId, Date, DaySession.Morning, cancellationToken);
        if (SessionOf(Sheet) == DaySession.Afternoon)
            Sheet = await calls.GetAsync(ClassId, Date, DaySession.Afternoon, cancellationToken);
    }

    /// <summary>A tap without script.</summary>
    public Task<IActionResult> OnPostAsync(Guid pupil, DateOnly date, DaySession session, CancellationToken cancellationToken) => ActAsync(
        async () =>
        {
            var sheet = await calls.GetAsync(ClassId, date, session, cancellationToken);
            if (sheet.Pupils.FirstOrDefault(one => one.Id == pupil) is { } found)
                await calls.MarkAsync(ClassId, date, session, pupil, new(Next(found.Presence), found.Note), cancellationToken);
        },
        date,
        session,
        cancellationToken);

    public Task<IActionResult> OnPostCompleteAsync(DateOnly date, DaySession session, CancellationToken cancellationToken) =>
        ActAsync(() => calls.CompleteAsync(ClassId, date, session, cancellationToken), date, session, cancellationToken);

    public static Presence Next(Presence presence) => presence switch
    {
        Presence.Present => Presence.Unexcused,
        Presence.Unexcused => Presence.Excused,
        _ => Presence.Present,
    };

    public static string ClassOf(Presence presence) => presence switch { Presence.Excused => "phep", Presence.Unexcused => "khong", _ => "co" };

    private DaySession SessionOf(RollCallSheet sheet) => Session switch
    {
        "chieu" when sheet.HasAfternoon => DaySession.Afternoon,
        null when sheet.HasAfternoon && sheet.Date == sheet.Today && clock.GetUtcNow().ToVietnamTime().Hour >= Noon => DaySession.Afternoon,
        _ => DaySession.Morning,
    };

    private Task<IActionResult> ActAsync(Func<Task> act, DateOnly date, DaySession session, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            return RedirectToPage(new { classId = ClassId, ngay = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), buoi = session == DaySession.Afternoon ? "chieu" : "sang" });
        },
        async () => Sheet = await calls.GetAsync(ClassId, date, session, cancellationToken));
}

namespace EduAbp.Timing;

/// <summary>The wall clock of Vietnam: UTC+7 all year round since 1975, so no zone data is needed from the machine.</summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The same moment as the wall clock shows it.</summary>
    public static DateTimeOffset ToVietnamTime(this DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>The moment that a person means who types this date and hour.</summary>
    public static DateTimeOffset FromWallClock(DateTime typed) => new(DateTime.SpecifyKind(typed, DateTimeKind.Unspecified), Offset);

    /// <summary>Today by the wall clock.</summary>
    public static DateOnly VietnamToday(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Offset).DateTime);
}

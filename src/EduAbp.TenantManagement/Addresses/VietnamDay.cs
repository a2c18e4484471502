namespace EduAbp.TenantManagement.Addresses;

/// <summary>The calendar by which relations begin and end.</summary>
internal static class VietnamDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);      // no daylight saving since 1975

    public static DateOnly Of(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);
}

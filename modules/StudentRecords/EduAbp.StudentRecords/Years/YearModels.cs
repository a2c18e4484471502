using EduAbp.Timing;

namespace EduAbp.StudentRecords.Years;

/// <summary>A year as it is typed.</summary>
internal sealed class YearInput
{
    public int Begin { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? SecondTermOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public List<DayOffInput> DaysOff { get; set; } = [];
}

internal sealed class DayOffInput
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    [System.ComponentModel.DataAnnotations.StringLength(200)]
    public string? Name { get; set; }

    internal bool IsEmpty => From is null && To is null && string.IsNullOrWhiteSpace(Name);
}

internal sealed record YearItem(Guid Id, int Begin, bool IsCurrent, SchoolYearState State, DateOnly StartsOn, DateOnly SecondTermOn, DateOnly EndsOn, int Classes, int Pupils)
{
    public string Name => SchoolYears.Name(Begin);
}

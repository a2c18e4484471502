namespace EduAbp.StudentRecords.Grading;

/// <summary>Half up to one decimal, at every stage that a circular rounds and nowhere else.</summary>
internal static class Rounding
{
    public static decimal HalfUp(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}

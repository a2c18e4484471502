using System.Collections.Frozen;

namespace EduAbp.StudentRecords.Pupils;

/// <summary>The personal identity number (số định danh cá nhân): twelve digits without a check digit, of which the first six say something of the holder.</summary>
internal static class PersonalNumber
{
    public const string UnknownProvince = "StudentRecords:PersonalNumber:Province";
    public const string OtherSex = "StudentRecords:PersonalNumber:Sex";
    public const string OtherCentury = "StudentRecords:PersonalNumber:Century";
    public const string OtherYear = "StudentRecords:PersonalNumber:Year";

    // The 63 provinces before the mergers of 2025: a number never changes.
    private static readonly FrozenSet<string> Provinces = (
        "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 "
        + "066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096").Split(' ').ToFrozenSet();

    public static bool IsWellFormed(string number) => number.Length == 12 && number.All(char.IsAsciiDigit);

    /// <summary>What in a well-formed number does not go with the record. Sex or date may have been put right later, so a person decides.</summary>
    public static IReadOnlyList<string> Doubts(string number, DateOnly birth, Sex sex)
    {
        var doubts = new List<string>();
        // From 101 on the first three name a country.
        if (!Provinces.Contains(number[..3]) && number[0] == '0') doubts.Add(UnknownProvince);
        var digit = number[3] - '0';
        if (digit % 2 == 0 != (sex == Sex.Male)) doubts.Add(OtherSex);
        if (19 + (digit / 2) != birth.Year / 100) doubts.Add(OtherCentury);
        else if (int.Parse(number.AsSpan(4, 2), System.Globalization.CultureInfo.InvariantCulture) != birth.Year % 100) doubts.Add(OtherYear);
        return doubts;
    }

    /// <summary>For lists: the middle is hidden.</summary>
    public static string? Masked(string? number) => number is { Length: 12 } ? $"{number[..3]}••••••{number[^3..]}" : number;
}

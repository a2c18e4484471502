using System.Globalization;

namespace EduAbp.AspNetCore.PublicSites;

/// <summary>Links to the parts of a long list: the model of the theme's <c>_PublicPager</c>.</summary>
/// <param name="Address">Address of the first page; the others add <c>trang</c>.</param>
public sealed record PublicPager(int Number, int Size, int Total, string Address)
{
    public const string Key = "trang";

    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    public string AddressOf(int number) => number == 1
        ? Address
        : $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Key}={number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The numbers to show; 0 stands for a gap.</summary>
    public IEnumerable<int> Shown()
    {
        var before = 0;
        for (var number = 1; number <= Last; number++)
        {
            if (number != 1 && number != Last && Math.Abs(number - Number) > 1)
                continue;
            if (number - before > 1)
                yield return 0;
            yield return before = number;
        }
    }
}

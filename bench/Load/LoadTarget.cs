namespace EduAbp.Bench.Load;

/// <summary>One address to load. <paramref name="Ceiling"/> names the target it is compared with: M or Q.</summary>
internal sealed record LoadTarget(string Name, string Url, string? Ceiling = null, double? Must = null, double? Aim = null)
{
    public Dictionary<string, string> Headers { get; init; } = [];
}

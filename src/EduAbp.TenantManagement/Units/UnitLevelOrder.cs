namespace EduAbp.TenantManagement.Units;

/// <summary>The order in which kinds are listed: the catalogue's.</summary>
internal static class UnitLevelOrder
{
    private static readonly Dictionary<string, int> Places = UnitKinds.All.Select((kind, place) => (kind.Code, place)).ToDictionary(pair => pair.Code, pair => pair.place);

    public static int Of(string kind) => Places.GetValueOrDefault(kind, int.MaxValue);
}

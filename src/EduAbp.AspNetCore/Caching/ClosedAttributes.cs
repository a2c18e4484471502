namespace EduAbp.AspNetCore.Caching;

/// <summary>Marks public content of a merged unit that stays to be read; its other public pages lead to the successor.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ReadableWhenClosedAttribute : Attribute;

/// <summary>Marks what may still be sent at the desk of a merged unit; everything else there can only be read.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowedWhenClosedAttribute : Attribute;

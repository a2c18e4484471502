using System.Text.Json;
using System.Text.Json.Serialization;
using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Grading.Readings;

/// <summary>How a school reads, in one school year, what the circulars leave open. A change adds a row; none is ever changed. The last one holds.</summary>
internal sealed class GradingVersion(Guid tenantId, Guid schoolYearId, int number, string values, DateTimeOffset at, Guid byId, string byName, string? reason) : Entity, IMultiTenant
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    /// <summary>From 1 in each year.</summary>
    public int Number { get; private set; } = number;

    /// <summary>All of <see cref="GradingSettings"/> as JSON: a default of the program that changes later changes nothing here.</summary>
    public string Values { get; private set; } = values;

    public DateTimeOffset At { get; private set; } = at;

    public Guid ById { get; private set; } = byId;

    public string ByName { get; private set; } = byName;

    /// <summary>Why; null where the first sign-off of the year kept what held.</summary>
    public string? Reason { get; private set; } = reason;

    public bool IsSignOff => Reason is null;

    public GradingSettings Read() => Read(Values);

    /// <param name="values">Null where nobody has said anything: the defaults.</param>
    public static GradingSettings Read(string? values) => values is null ? GradingSettings.Default : JsonSerializer.Deserialize<GradingSettings>(values, Json)!;

    public static string Write(GradingSettings settings) => JsonSerializer.Serialize(settings, Json);
}

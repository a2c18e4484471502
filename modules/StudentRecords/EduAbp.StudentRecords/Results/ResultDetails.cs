using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduAbp.StudentRecords.Results;

/// <summary>What stands behind a result, in the words of the day on which it was computed.</summary>
internal sealed record ResultDetails
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>By the subject's code, as the book shows it: <c>8,2</c>, <c>Đ</c>, <c>M</c> where exempt; empty while marks are missing.</summary>
    [JsonPropertyName("s")]
    public Dictionary<string, string> Subjects { get; init; } = [];

    /// <summary>Level of learning and why, in one sentence with its article.</summary>
    [JsonPropertyName("l")]
    public string? Learning { get; init; }

    [JsonPropertyName("t")]
    public string? Title { get; init; }

    [JsonPropertyName("d")]
    public string? Decision { get; init; }

    /// <summary>What a person should look at.</summary>
    [JsonPropertyName("w")]
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>Codes of the subjects that are, or may be, taken again.</summary>
    [JsonPropertyName("r")]
    public IReadOnlyList<string>? Retest { get; init; }

    [JsonPropertyName("x")]
    public IReadOnlyList<MissingMarks>? Missing { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Compact);

    public static ResultDetails Read(string json) => JsonSerializer.Deserialize<ResultDetails>(json, Compact) ?? new();
}

/// <summary>What a subject of a term lacks.</summary>
internal sealed record MissingMarks([property: JsonPropertyName("c")] string Subject, [property: JsonPropertyName("k")] int Term, [property: JsonPropertyName("t")] string Text);

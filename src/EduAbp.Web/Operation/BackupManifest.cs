using System.Text.Json;
using EduAbp.EntityFrameworkCore.Providers;

namespace EduAbp.Web.Operation;

/// <param name="Format">Of the archive; another one is refused.</param>
/// <param name="Version">The program that wrote it.</param>
/// <param name="Migrations">What the database had been brought to, as <c>Context/Migration</c>.</param>
/// <param name="Files">Every entry with the SHA-256 of its content.</param>
internal sealed record BackupManifest(
    int Format, string Version, DatabaseKind Kind, DateTimeOffset CreatedAt, IReadOnlyList<string> Migrations, IReadOnlyDictionary<string, string> Files)
{
    public const string EntryName = "manifest.json";
    public const int CurrentFormat = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static string ProgramVersion => typeof(BackupManifest).Assembly.GetName().Version!.ToString(3);
}

namespace EduAbp.Data;

/// <summary>The schools of the demonstration city that have people and articles; the others show the pages of a new school.</summary>
public static class DemoSchools
{
    /// <summary>Their paths below the main host.</summary>
    public static readonly IReadOnlyList<string> Paths =
    [
        "can-gio/thcs-binh-khanh",
        "can-gio/thcs-doi-lau",
        "can-gio/th-binh-khanh",
        "can-gio/mn-can-thanh",
        "quan-1/thcs-nguyen-du",
        "quan-1/mn-ben-thanh",
    ];

    /// <summary>Those that have classes, pupils and teachers too.</summary>
    public static readonly IReadOnlyList<string> WithRecords = ["can-gio/thcs-binh-khanh", "can-gio/th-binh-khanh"];
}

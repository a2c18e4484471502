using System.Globalization;

namespace EduAbp.AspNetCore.Files;

/// <summary>Bytes as people read them.</summary>
public static class FileSize
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Text(long bytes) => bytes switch
    {
        < 1024 * 1024 => string.Create(Vietnamese, $"{Math.Max(1, bytes / 1024)} KB"),
        < 1024L * 1024 * 1024 => string.Create(Vietnamese, $"{bytes / 1024d / 1024:0.#} MB"),
        _ => string.Create(Vietnamese, $"{bytes / 1024d / 1024 / 1024:0.##} GB"),
    };
}

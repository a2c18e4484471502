namespace EduAbp.Themes.Public.Assets;

/// <summary>Drawn covers for texts without a photograph: the same text always gets the same one.</summary>
internal static class Drawings
{
    private static readonly string[] All = ["cay", "chay", "den", "hoa", "ke", "muoi", "quy", "rung", "sach", "song", "truong"];

    public static string For(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return All[(bytes[15] ^ (bytes[14] * 7)) % All.Length];
    }
}

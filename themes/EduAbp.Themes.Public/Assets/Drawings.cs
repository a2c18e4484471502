using EduAbp.DependencyInjection;

namespace EduAbp.Themes.Public.Assets;

/// <summary>Drawn covers for texts without a photograph: the same text tends to the same one, and no page shows one twice while there are others.</summary>
internal sealed class Drawings : IScopedDependency
{
    private static readonly string[] All = ["cay", "chay", "den", "hoa", "ke", "muoi", "quy", "rung", "sach", "song", "truong"];

    private readonly HashSet<int> _shown = [];

    public string For(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var choice = (bytes[15] ^ (bytes[14] * 7)) % All.Length;
        if (_shown.Count == All.Length)
            _shown.Clear();
        while (!_shown.Add(choice))
            choice = (choice + 1) % All.Length;
        return All[choice];
    }
}

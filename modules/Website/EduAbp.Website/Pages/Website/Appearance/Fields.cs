namespace EduAbp.Website.Pages.Website.Appearance;

internal sealed record ColourField(string Name, string Label, string Help, string? Value, ColourWords? Words, string? Error);

internal sealed record LookPicture(string Name, string Label, string Help, Guid? Id, string? Address, string? Error);

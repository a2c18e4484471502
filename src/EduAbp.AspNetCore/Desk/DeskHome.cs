namespace EduAbp.AspNetCore.Desk;

/// <summary>Adds blocks to the desk's start page for the current person in the current unit.</summary>
public interface IDeskHomeBlockProvider
{
    /// <returns>Nothing where there is nothing to say: an empty block is noise.</returns>
    Task<IReadOnlyList<DeskHomeBlock>> GetBlocksAsync(CancellationToken cancellationToken);
}

/// <summary>A card of the start page.</summary>
/// <param name="Partial">Path of the partial view that shows it, <c>/Pages/Website/_DraftsBlock.cshtml</c>.</param>
/// <param name="Model">Its model.</param>
/// <param name="Order">Lower stands higher; tasks 10, own drafts 20, recent articles 30.</param>
public sealed record DeskHomeBlock(string Partial, object Model, DeskHomeColumn Column = DeskHomeColumn.Main, int Order = 100);

public enum DeskHomeColumn
{
    Main,
    Side,
}

/// <summary>Says what a new unit should do first; the start page shows the list until all is done.</summary>
public interface IFirstStepProvider
{
    Task<IReadOnlyList<FirstStep>> GetStepsAsync(CancellationToken cancellationToken);
}

/// <summary>One of the first things to do.</summary>
/// <param name="Text">Key of its words: "Viết bài đầu tiên".</param>
/// <param name="Help">Key of a sentence that says why or how.</param>
/// <param name="Page">Razor page where it is done.</param>
public sealed record FirstStep(string Text, string Help, string Page, string Icon, bool IsDone, int Order = 100);

/// <summary>Offers what is done most, as buttons at the top of the start page.</summary>
public interface IDeskHomeActionProvider
{
    Task<IReadOnlyList<DeskHomeAction>> GetActionsAsync(CancellationToken cancellationToken);
}

/// <param name="Text">Key of its words.</param>
/// <param name="Page">Razor page where it begins.</param>
public sealed record DeskHomeAction(string Text, string Page, string Icon);

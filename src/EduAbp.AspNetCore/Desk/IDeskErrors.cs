namespace EduAbp.AspNetCore.Desk;

/// <summary>Says whether an error is shown inside the desk: it happened there, and the person works there.</summary>
public interface IDeskErrors
{
    Task<bool> BelongsHereAsync(CancellationToken cancellationToken);
}

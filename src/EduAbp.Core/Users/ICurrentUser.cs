namespace EduAbp.Users;

/// <summary>The person on whose behalf this scope works.</summary>
public interface ICurrentUser
{
    /// <summary>Null for visitors and where a machine works.</summary>
    Guid? Id { get; }

    string? UserName { get; }

    string? FullName { get; }

    /// <summary>The stored session behind the cookie or token.</summary>
    Guid? SessionId { get; }

    bool IsAuthenticated => Id is not null;
}

public static class CurrentUserExtensions
{
    /// <summary>The id where a person is required: without one this is an error of the program.</summary>
    public static Guid GetId(this ICurrentUser user) =>
        user.Id ?? throw new InvalidOperationException("This code needs a signed-in person and there is none.");
}

/// <summary>The scope's person; set by authentication or by <see cref="MultiTenancy.ITenantScopeFactory"/>.</summary>
public sealed class CurrentUser : ICurrentUser
{
    public Guid? Id { get; private set; }

    public string? UserName { get; private set; }

    public string? FullName { get; private set; }

    public Guid? SessionId { get; private set; }

    public void Set(Guid id, string? userName = null, string? fullName = null, Guid? sessionId = null) =>
        (Id, UserName, FullName, SessionId) = (id, userName, fullName, sessionId);

    /// <summary>Works as this person until it is disposed, then as whoever it was before. Nothing may have been saved yet.</summary>
    public IDisposable Change(Guid id)
    {
        var before = (Id, UserName, FullName, SessionId);
        Set(id);
        return new Restored(() => (Id, UserName, FullName, SessionId) = before);
    }

    private sealed class Restored(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}

using EduAbp.Domain;

namespace EduAbp.Identity.SignIn;

/// <summary>A wrong password or code. Appended, never updated, so that attempts at the same time all count.</summary>
internal sealed class SignInFailure(string account, string address, DateTimeOffset at) : Entity
{
    /// <summary>The person's id, or a hash of what was typed where nobody has that name: locks treat both alike.</summary>
    public string Account { get; private set; } = account;

    public string Address { get; private set; } = address;

    public DateTimeOffset At { get; private set; } = at;
}

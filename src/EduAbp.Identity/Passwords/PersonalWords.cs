using EduAbp.Identity.People;

namespace EduAbp.Identity.Passwords;

/// <summary>What everybody who knows the person would try first.</summary>
internal static class PersonalWords
{
    public static IEnumerable<string> Of(Person person)
    {
        var mailbox = person.NormalizedEmail.Split('@')[0];
        var phone = person.Phone is null ? [] : new[] { person.Phone };
        return [.. person.FullName.Split(' '), person.FullName.Replace(" ", "", StringComparison.Ordinal), mailbox, .. mailbox.Split('.', '-', '_'), .. phone];
    }
}

using EduAbp.Domain;
using EduAbp.Support.Contracts;
using EduAbp.Text;

namespace EduAbp.Support.Contacts;

/// <summary>What somebody is turned to for.</summary>
internal enum ContactDuty
{
    Leader,
    It,
}

/// <summary>Somebody to turn to in a unit; need not have an account.</summary>
internal sealed class UnitContact(Guid unitId, ContactDuty duty) : AggregateRoot
{
    public const int MaxName = 100;

    public Guid UnitId { get; private set; } = unitId;

    public ContactDuty Duty { get; private set; } = duty;

    public string FullName { get; private set; } = "";

    public string? Position { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <exception cref="AbpValidationException">All that is wrong, with the fields named after <paramref name="prefix"/>.</exception>
    public void Set(string? fullName, string? position, string? phone, string? email, string prefix)
    {
        var errors = new List<ValidationError>();
        var name = VietnameseText.Normalize(fullName ?? "");
        var (number, address) = (PhoneNumber.Normalize(phone).Digits, EmailAddress.Normalize(email));
        if (name.Length is 0 or > MaxName)
            errors.Add(new ValidationError($"{prefix}.FullName", SupportErrorCodes.NameMissing));
        if (!string.IsNullOrWhiteSpace(phone) && number is null)
            errors.Add(new ValidationError($"{prefix}.Phone", SupportErrorCodes.PhoneInvalid));
        if (!string.IsNullOrWhiteSpace(email) && address is null)
            errors.Add(new ValidationError($"{prefix}.Email", SupportErrorCodes.EmailInvalid));
        if (string.IsNullOrWhiteSpace(phone) && string.IsNullOrWhiteSpace(email))
            errors.Add(new ValidationError($"{prefix}.Phone", SupportErrorCodes.WayMissing));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        var post = VietnameseText.Normalize(position ?? "");
        (FullName, Position, Phone, Email) = (name, post.Length == 0 ? null : post[..Math.Min(post.Length, MaxName)], number, address);
    }
}

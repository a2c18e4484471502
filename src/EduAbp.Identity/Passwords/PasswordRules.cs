using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Definitions;
using EduAbp.Settings;

namespace EduAbp.Identity.Passwords;

/// <summary>Long and not common; nothing about kinds of characters and no expiry, which only teach people to write passwords down.</summary>
internal sealed class PasswordRules(ISettingProvider settings) : ITransientDependency
{
    public const int MaxLength = 128;

    // The list of common passwords begins here: a unit of the city may ask for more, never for less.
    private const int LeastLength = 10;

    /// <exception cref="AbpValidationException">The password is too short, too long or too common, or the repetition differs.</exception>
    public async Task CheckAsync(string? password, string? repeated, IEnumerable<string> aboutThePerson, CancellationToken cancellationToken)
    {
        var shortest = Math.Max(LeastLength, await settings.GetIntAsync(IdentitySettings.PasswordLength, cancellationToken));
        if (password is null || password.Length < shortest)
            throw Refuse("Password", IdentityErrorCodes.PasswordTooShort, ("Length", shortest));
        if (password.Length > MaxLength)
            throw Refuse("Password", IdentityErrorCodes.PasswordTooLong, ("Length", MaxLength));
        if (CommonPasswords.Contains(password, aboutThePerson))
            throw Refuse("Password", IdentityErrorCodes.PasswordCommon);
        if (password != repeated)
            throw Refuse("RepeatedPassword", IdentityErrorCodes.PasswordsDiffer);
    }

    private static AbpValidationException Refuse(string field, string code, params (string Name, object Value)[] values) =>
        new([new ValidationError(field, code, values.ToDictionary(value => value.Name, value => (object?)value.Value))]);
}

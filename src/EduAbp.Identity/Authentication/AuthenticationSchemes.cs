namespace EduAbp.Identity.Authentication;

internal static class AuthenticationSchemes
{
    /// <summary>Also the cookie's name, by which the output cache tells visitors from people who are signed in.</summary>
    public const string Session = "EduAbp.Auth";

    /// <summary>Access tokens of people, for the API only.</summary>
    public const string Token = "EduAbp.Token";

    /// <summary>Remembers for some minutes who gave the right password and still owes the second factor.</summary>
    public const string HalfWay = "EduAbp.HalfWay";
}

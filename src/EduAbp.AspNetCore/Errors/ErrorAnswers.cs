using EduAbp.Authorization;
using EduAbp.Localization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.Errors;

/// <summary>What an exception of the kernel means to whoever asked.</summary>
internal sealed record ErrorAnswer(int Status, string Code, string Text, IReadOnlyDictionary<string, string[]>? Fields = null)
{
    public static ErrorAnswer Of(Exception error, IStringLocalizer texts, bool isSignedIn) => error switch
    {
        TooBusyException busy => new(StatusCodes.Status503ServiceUnavailable, busy.Code, texts.Text(busy)),
        BusinessException business => new(
            StatusCodes.Status422UnprocessableEntity,
            business.Code,
            texts.Text(business),
            business.Field is { } field ? new Dictionary<string, string[]> { [field] = [texts.Text(business)] } : null),
        AbpValidationException invalid => new(
            StatusCodes.Status400BadRequest,
            "Kernel:Invalid",
            texts["Kernel:Invalid"],
            invalid.Errors.GroupBy(one => one.Field).ToDictionary(group => group.Key, group => group.Select(one => texts.Text(one.Code, one.Values)).ToArray())),
        EntityNotFoundException => new(StatusCodes.Status404NotFound, "Kernel:NotFound", texts["Kernel:NotFound"]),
        AbpAuthorizationException when !isSignedIn => new(StatusCodes.Status401Unauthorized, "Kernel:SignIn", texts["Kernel:SignIn"]),
        AbpAuthorizationException => new(StatusCodes.Status403Forbidden, "Kernel:Forbidden", texts["Kernel:Forbidden"]),
        AbpDbConcurrencyException => new(StatusCodes.Status409Conflict, "Kernel:Conflict", texts["Kernel:Conflict"]),
        BadHttpRequestException bad => new(bad.StatusCode, "Kernel:BadRequest", texts["Kernel:BadRequest"]),
        _ => new(StatusCodes.Status500InternalServerError, "Kernel:Error", texts["Kernel:Error"]),
    };

    /// <summary>The same for a status that came without an exception.</summary>
    public static ErrorAnswer OfStatus(int status, IStringLocalizer texts)
    {
        var code = status switch
        {
            StatusCodes.Status401Unauthorized => "Kernel:SignIn",
            StatusCodes.Status403Forbidden => "Kernel:Forbidden",
            StatusCodes.Status404NotFound => "Kernel:NotFound",
            StatusCodes.Status405MethodNotAllowed => "Kernel:MethodNotAllowed",
            StatusCodes.Status429TooManyRequests => "Kernel:TooManyRequests",
            >= 500 => "Kernel:Error",
            _ => "Kernel:BadRequest",
        };
        return new ErrorAnswer(status, code, texts[code]);
    }
}

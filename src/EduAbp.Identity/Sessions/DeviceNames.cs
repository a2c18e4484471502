using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Sessions;

/// <summary>"Chrome trên Windows" for what browsers say of themselves; enough to know one's own device again.</summary>
internal static class DeviceNames
{
    // The order matters: Edge and Cốc Cốc call themselves Chrome too, and Chrome calls itself Safari.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("coc_coc", "Cốc Cốc"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(IStringLocalizer texts, string? agent) => (Find(Browsers, agent), Find(Systems, agent)) switch
    {
        (null, null) => texts["Identity:Device:Unknown"],
        ({ } browser, { } system) => texts["Identity:Device:On", browser, system],
        var (browser, system) => (browser ?? system)!,
    };

    private static string? Find((string Mark, string Name)[] marks, string? agent) =>
        marks.FirstOrDefault(mark => agent?.Contains(mark.Mark, StringComparison.OrdinalIgnoreCase) == true).Name;
}

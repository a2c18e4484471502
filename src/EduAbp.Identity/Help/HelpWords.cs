using EduAbp.Identity.Contracts;
using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Help;

/// <summary>How the state of a help is said.</summary>
internal static class HelpWords
{
    public static string State(IStringLocalizer texts, HelpState state, bool isRunning) =>
        texts[state == HelpState.Granted && !isRunning ? "Identity:Help:State:Over" : $"Identity:Help:State:{state}"];
}

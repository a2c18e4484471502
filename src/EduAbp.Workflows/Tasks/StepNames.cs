using EduAbp.DependencyInjection;
using EduAbp.Workflows.Processes;
using Microsoft.Extensions.Localization;

namespace EduAbp.Workflows.Tasks;

/// <summary>What a step is called: the module's text for it, <c>Website:Editorial:Step:review</c>; else what is drawn.</summary>
internal sealed class StepNames(ProcessCatalog catalog, IStringLocalizer texts) : ISingletonDependency
{
    public static string KeyOf(string processKey, string nodeId) => $"{processKey.Replace('.', ':')}:Step:{nodeId}";

    public string Of(string processKey, string nodeId)
    {
        var text = texts[KeyOf(processKey, nodeId)];
        return text.ResourceNotFound ? catalog.StepName(processKey, nodeId) : text.Value;
    }
}

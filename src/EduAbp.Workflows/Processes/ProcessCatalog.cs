using System.Collections.Concurrent;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.Modularity;
using EduAbp.Workflows.Bpmn;

namespace EduAbp.Workflows.Processes;

/// <summary>
/// The processes of all modules. What runs ends by the file it began with: an older file is kept in the database and
/// read from there.
/// </summary>
internal sealed class ProcessCatalog(IEnumerable<ProcessSource> sources, IEnumerable<ActivityDescriptor> activities, ModuleList modules) : IStartupCheck, ISingletonDependency
{
    private readonly Dictionary<string, ProcessSource> _sources = sources.ToDictionary(source => source.Key);
    private readonly Dictionary<string, ActivityDescriptor> _activities = activities.ToDictionary(activity => activity.Name);
    private readonly ConcurrentDictionary<string, ProcessDefinitionModel> _parsed = new();

    public ProcessSource Current(string key) =>
        _sources.GetValueOrDefault(key) ?? throw new InvalidOperationException($"No module has added the process {key}.");

    /// <summary>Keys of the processes whose modules are off in the current unit.</summary>
    public async Task<IReadOnlyList<string>> GetKeysOffAsync(IFeatureChecker features, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        foreach (var source in _sources.Values)
        {
            if (source.Assembly is { } assembly && modules.FindOptional(assembly) is { } module && !await features.IsEnabledAsync(module.Name, cancellationToken))
                keys.Add(source.Key);
        }

        return keys;
    }

    public Type Activity(string name) =>
        _activities.GetValueOrDefault(name)?.Type ?? throw new InvalidOperationException($"No module has added the activity {name}.");

    public ProcessDefinitionModel Parse(ProcessSource source) =>
        _parsed.GetOrAdd(source.Hash, _ => BpmnParser.Parse(source.Xml, source.Key));

    public ProcessDefinitionModel? Find(string hash) =>
        _parsed.TryGetValue(hash, out var parsed) ? parsed
        : _sources.Values.FirstOrDefault(source => source.Hash == hash) is { } source ? Parse(source)
        : null;

    /// <summary>What the step is called in the newest file; its id where it is no longer there.</summary>
    public string StepName(string key, string nodeId) =>
        _sources.TryGetValue(key, out var source) && Parse(source).Find(nodeId)?.Name is { } name ? name : nodeId;

    /// <summary>Every process can be read and every activity that it calls exists; else the application does not start.</summary>
    public void Check()
    {
        foreach (var source in _sources.Values)
        {
            foreach (var task in Parse(source).AllNodes.OfType<ServiceTask>().Where(task => !_activities.ContainsKey(task.ActivityName)))
                throw new InvalidOperationException($"Process {source.Key} calls the activity {task.ActivityName}, which no module has added.");
        }
    }
}

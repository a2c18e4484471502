using System.Collections.Immutable;
using EduAbp.Workflows.Bpmn.Expressions;

namespace EduAbp.Workflows.Bpmn;

/// <summary>A graph that tokens walk: the process itself or the inside of a sub-process.</summary>
internal sealed class FlowScope(IEnumerable<FlowNode> nodes, IEnumerable<SequenceFlow> flows)
{
    private readonly ImmutableDictionary<string, FlowNode> _nodes = nodes.ToImmutableDictionary(node => node.Id);
    private readonly ILookup<string, SequenceFlow> _incoming = flows.ToLookup(flow => flow.TargetId);
    private readonly ILookup<string, SequenceFlow> _outgoing = flows.ToLookup(flow => flow.SourceId);

    public ImmutableArray<FlowNode> Nodes { get; } = [.. nodes];

    public ImmutableArray<SequenceFlow> Flows { get; } = [.. flows];

    public StartEvent Start => Nodes.OfType<StartEvent>().Single();

    public FlowNode Node(string id) => _nodes[id];

    public FlowNode? Find(string id) => _nodes.GetValueOrDefault(id);

    public IEnumerable<SequenceFlow> Incoming(FlowNode node) => _incoming[node.Id];

    public IEnumerable<SequenceFlow> Outgoing(FlowNode node) => _outgoing[node.Id];

    public IEnumerable<BoundaryEvent> BoundaryEvents(Activity activity) =>
        Nodes.OfType<BoundaryEvent>().Where(boundary => boundary.AttachedTo == activity.Id);
}

internal sealed class ProcessDefinitionModel(string id, string name, FlowScope root)
{
    private readonly ImmutableDictionary<string, (FlowNode Node, FlowScope Scope)> _nodes =
        Flatten(root).ToImmutableDictionary(entry => entry.Node.Id);

    public string Id => id;

    public string Name => name;

    public FlowScope Root => root;

    public IEnumerable<FlowNode> AllNodes => _nodes.Values.Select(entry => entry.Node);

    public FlowNode Node(string nodeId) => Find(nodeId)
        ?? throw new BpmnExecutionException($"Process '{id}' has no element '{nodeId}'.");

    public FlowNode? Find(string nodeId) => _nodes.TryGetValue(nodeId, out var entry) ? entry.Node : null;

    public FlowScope ScopeOf(FlowNode node) => _nodes[node.Id].Scope;

    private static IEnumerable<(FlowNode Node, FlowScope Scope)> Flatten(FlowScope scope) =>
        scope.Nodes.SelectMany(node => node is SubProcess inner
            ? Flatten(inner.Inside).Prepend((node, scope))
            : [(node, scope)]);
}

internal sealed record SequenceFlow(string Id, string? Name, string SourceId, string TargetId, Condition? Condition);

internal abstract record FlowNode(string Id, string? Name);

internal sealed record StartEvent(string Id, string? Name) : FlowNode(Id, Name);

internal sealed record EndEvent(string Id, string? Name, bool Terminates) : FlowNode(Id, Name);

internal sealed record ExclusiveGateway(string Id, string? Name, string? DefaultFlowId) : FlowNode(Id, Name);

internal sealed record ParallelGateway(string Id, string? Name) : FlowNode(Id, Name);

/// <summary>Waits for whichever of the catch events behind it happens first.</summary>
internal sealed record EventBasedGateway(string Id, string? Name) : FlowNode(Id, Name);

internal sealed record CatchEvent(string Id, string? Name, EventTrigger Trigger) : FlowNode(Id, Name);

internal sealed record BoundaryEvent(string Id, string? Name, string AttachedTo, bool Interrupts, EventTrigger Trigger)
    : FlowNode(Id, Name);

/// <summary>Something that takes time and that boundary events can be attached to.</summary>
internal abstract record Activity(string Id, string? Name) : FlowNode(Id, Name);

internal sealed record ServiceTask(string Id, string? Name, string ActivityName) : Activity(Id, Name);

/// <param name="FormKey">Page that opens it; <paramref name="HandUpForm"/> the page of the office's people.</param>
internal sealed record UserTask(
    string Id, string? Name, Assignment Assignment, string FormKey, string? HandUpForm, TimeExpression? Due, ImmutableArray<string> Outcomes)
    : Activity(Id, Name);

internal sealed record SubProcess(string Id, string? Name, FlowScope Inside) : Activity(Id, Name);

/// <summary>Who may do a task: holders of a permission or a role, or the person that a variable names;
/// never one whom <paramref name="ExcludedVariable"/> (one id or several) names. What nobody left in the unit may do
/// is handed up to the office that manages it, if <paramref name="HandsUp"/> says so.</summary>
internal sealed record Assignment(string? Permission, string? Role, string? PersonVariable, string? ExcludedVariable, bool HandsUp);

internal abstract record EventTrigger;

internal sealed record TimerTrigger(TimeExpression Time) : EventTrigger;

internal sealed record MessageTrigger(string MessageName) : EventTrigger;

using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using EduAbp.Workflows.Bpmn.Expressions;

namespace EduAbp.Workflows.Bpmn;

/// <summary>Reads a BPMN 2.0 file. What the interpreter cannot run is an error, never skipped in silence.</summary>
internal sealed class BpmnParser
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /// <summary>Our own attributes: which activity, who may do a task, which page opens it.</summary>
    public static readonly XNamespace EduAbp = "urn:eduabp:bpmn";

    private static readonly HashSet<string> Decoration =
        ["documentation", "extensionElements", "textAnnotation", "association", "group", "laneSet", "incoming", "outgoing"];

    private readonly List<BpmnError> _errors = [];
    private readonly Dictionary<string, string> _messages = [];
    private readonly HashSet<string> _ids = [];

    private BpmnParser()
    {
    }

    public static ProcessDefinitionModel Parse(string xml, string source = "the file")
    {
        var parser = new BpmnParser();
        var process = parser.ReadDocument(xml);
        return parser._errors.Count == 0 ? process! : throw new BpmnFormatException(source, parser._errors);
    }

    private ProcessDefinitionModel? ReadDocument(string xml)
    {
        XDocument document;
        try
        {
            // an external entity or a document type has no business in a process
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException exception)
        {
            _errors.Add(new(BpmnErrorCode.NotXml, exception.LineNumber, exception.Message));
            return null;
        }

        var definitions = document.Root!;
        if (definitions.Name != Bpmn + "definitions")
        {
            Report(BpmnErrorCode.NotBpmn, definitions, $"the root must be BPMN's 'definitions', not '{definitions.Name.LocalName}'");
            return null;
        }

        foreach (var element in definitions.Elements().Where(element => element.Name.Namespace == Bpmn))
        {
            switch (element.Name.LocalName)
            {
                case "message":
                    if (Required(element, "id") is { } id) _messages[id] = (string?)element.Attribute("name") ?? id;
                    break;
                case "process" or "collaboration" or "category" or "documentation" or "extensionElements":
                    break;
                default:
                    Report(BpmnErrorCode.UnknownElement, element, $"'{element.Name.LocalName}' is not supported");
                    break;
            }
        }

        var processes = definitions.Elements(Bpmn + "process").ToList();
        if (processes.Count != 1)
        {
            Report(BpmnErrorCode.NotOneProcess, definitions, $"one process is expected, the file has {processes.Count}");
            return null;
        }

        var name = Required(processes[0], "id");
        var root = ReadScope(processes[0]);
        return _errors.Count == 0 ? new(name!, (string?)processes[0].Attribute("name") ?? name!, root) : null;
    }

    private FlowScope ReadScope(XElement container)
    {
        List<(XElement Element, FlowNode Node)> nodes = [];
        List<(XElement Element, SequenceFlow Flow)> flows = [];
        foreach (var element in container.Elements().Where(element => element.Name.Namespace == Bpmn))
        {
            var kind = element.Name.LocalName;
            if (Decoration.Contains(kind)) continue;
            if (Required(element, "id") is not { } id) continue;
            if (!_ids.Add(id)) Report(BpmnErrorCode.DuplicateId, element, $"the id '{id}' is used twice");
            if (kind == "sequenceFlow")
            {
                if (ReadFlow(element, id) is { } flow) flows.Add((element, flow));
            }
            else if (ReadNode(element, kind, id, (string?)element.Attribute("name")) is { } node)
            {
                nodes.Add((element, node));
            }
        }

        if (_errors.Count == 0) CheckGraph(container, nodes, flows);
        return new(_errors.Count == 0 ? nodes.Select(entry => entry.Node) : [], flows.Select(entry => entry.Flow));
    }

    private SequenceFlow? ReadFlow(XElement element, string id)
    {
        var (source, target) = (Required(element, "sourceRef"), Required(element, "targetRef"));
        if (source is null || target is null) return null;
        var condition = element.Element(Bpmn + "conditionExpression") is { } expression
            ? Expression(expression, text => Condition.Parse(Unwrap(text)))
            : null;
        return new(id, (string?)element.Attribute("name"), source, target, condition);
    }

    private FlowNode? ReadNode(XElement element, string kind, string id, string? name) => kind switch
    {
        "startEvent" => ReadStart(element, id, name),
        "endEvent" => ReadEnd(element, id, name),
        "userTask" => ReadUserTask(element, id, name),
        "serviceTask" => Required(element, EduAbp + "activity") is { } activity ? new ServiceTask(id, name, activity) : null,
        "exclusiveGateway" => new ExclusiveGateway(id, name, (string?)element.Attribute("default")),
        "parallelGateway" => new ParallelGateway(id, name),
        "eventBasedGateway" => new EventBasedGateway(id, name),
        "intermediateCatchEvent" => ReadTrigger(element) is { } trigger ? new CatchEvent(id, name, trigger) : null,
        "boundaryEvent" => ReadBoundary(element, id, name),
        "subProcess" => ReadSubProcess(element, id, name),
        _ => Unknown(element, kind),
    };

    private FlowNode? Unknown(XElement element, string kind)
    {
        Report(BpmnErrorCode.UnknownElement, element, $"'{kind}' is not supported");
        return null;
    }

    private StartEvent? ReadStart(XElement element, string id, string? name)
    {
        if (Definition(element) is not { } definition) return new(id, name);
        Report(BpmnErrorCode.BadTrigger, definition, "a process is started by a module; a start event takes no trigger");
        return null;
    }

    private EndEvent? ReadEnd(XElement element, string id, string? name)
    {
        var definition = Definition(element);
        if (definition is null || definition.Name == Bpmn + "terminateEventDefinition") return new(id, name, definition is not null);
        Report(BpmnErrorCode.BadTrigger, definition, $"an end event cannot have '{definition.Name.LocalName}'");
        return null;
    }

    private BoundaryEvent? ReadBoundary(XElement element, string id, string? name)
    {
        var (attachedTo, trigger) = (Required(element, "attachedToRef"), ReadTrigger(element));
        return attachedTo is null || trigger is null
            ? null
            : new(id, name, attachedTo, (string?)element.Attribute("cancelActivity") is not "false", trigger);
    }

    private SubProcess? ReadSubProcess(XElement element, string id, string? name)
    {
        if ((string?)element.Attribute("triggeredByEvent") is not "true") return new(id, name, ReadScope(element));
        Report(BpmnErrorCode.UnknownElement, element, "an event sub-process is not supported");
        return null;
    }

    private UserTask? ReadUserTask(XElement element, string id, string? name)
    {
        var assignment = new Assignment(
            (string?)element.Attribute(EduAbp + "permission"),
            (string?)element.Attribute(EduAbp + "role"),
            (string?)element.Attribute(EduAbp + "person"),
            (string?)element.Attribute(EduAbp + "exclude"),
            element.Attribute(EduAbp + "handUpForm") is not null);
        if (new[] { assignment.Permission, assignment.Role, assignment.PersonVariable }.Count(rule => rule is not null) != 1)
        {
            Report(BpmnErrorCode.BadAssignment, element,
                $"user task '{id}' needs exactly one of the attributes permission, role and person");
        }

        var form = Required(element, EduAbp + "form");
        var due = element.Attribute(EduAbp + "due") is { } text
            ? Expression(element, _ => TimeExpression.ParseDuration(text.Value))
            : null;
        ImmutableArray<string> outcomes = [.. ((string?)element.Attribute(EduAbp + "outcomes") ?? "")
            .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)];
        if (outcomes.IsEmpty) Report(BpmnErrorCode.MissingAttribute, element, $"user task '{id}' has no outcomes");
        return form is null ? null : new(id, name, assignment, form, (string?)element.Attribute(EduAbp + "handUpForm"), due, outcomes);
    }

    private EventTrigger? ReadTrigger(XElement element)
    {
        switch (Definition(element))
        {
            case { Name.LocalName: "timerEventDefinition" } timer:
                return ReadTimer(timer);
            case { Name.LocalName: "messageEventDefinition" } message when Required(message, "messageRef") is { } reference:
                if (_messages.TryGetValue(reference, out var name)) return new MessageTrigger(name);
                Report(BpmnErrorCode.DanglingReference, message, $"there is no message '{reference}'");
                return null;
            case { Name.LocalName: "messageEventDefinition" }:
                return null;
            case null:
                Report(BpmnErrorCode.BadTrigger, element, $"'{(string?)element.Attribute("id")}' waits for nothing: a timer or a message is missing");
                return null;
            case var other:
                Report(BpmnErrorCode.UnknownElement, other, $"'{other.Name.LocalName}' is not supported");
                return null;
        }
    }

    private TimerTrigger? ReadTimer(XElement timer)
    {
        var time = timer.Element(Bpmn + "timeDate") is { } date ? Expression(date, TimeExpression.ParseDate)
            : timer.Element(Bpmn + "timeDuration") is { } duration ? Expression(duration, TimeExpression.ParseDuration)
            : null;
        if (time is not null) return new(time);
        if (!timer.Elements().Any(child => child.Name.LocalName is "timeDate" or "timeDuration"))
            Report(BpmnErrorCode.BadTrigger, timer, "a timer needs timeDate or timeDuration");
        return null;
    }

    private void CheckGraph(XElement container, List<(XElement Element, FlowNode Node)> nodes, List<(XElement Element, SequenceFlow Flow)> flows)
    {
        var scope = new FlowScope(nodes.Select(entry => entry.Node).DistinctBy(node => node.Id), flows.Select(entry => entry.Flow));
        foreach (var (element, flow) in flows)
        {
            foreach (var end in new[] { flow.SourceId, flow.TargetId }.Where(end => scope.Find(end) is null))
                Report(BpmnErrorCode.DanglingFlow, element, $"flow '{flow.Id}' hangs in the air: there is no '{end}' here");
        }

        var starts = nodes.Count(entry => entry.Node is StartEvent);
        if (starts == 0) Report(BpmnErrorCode.NoStart, container, $"'{(string?)container.Attribute("id")}' has no start event");
        if (starts > 1) Report(BpmnErrorCode.SeveralStarts, container, $"'{(string?)container.Attribute("id")}' has {starts} start events");
        foreach (var (element, node) in nodes) CheckNode(scope, element, node);
        if (_errors.Count == 0) CheckReach(scope, nodes);
    }

    private void CheckNode(FlowScope scope, XElement element, FlowNode node)
    {
        if (node is StartEvent or BoundaryEvent && scope.Incoming(node).Any())
            Report(BpmnErrorCode.FlowNotAllowed, element, $"no flow may lead to '{node.Id}'");
        if (node is EndEvent && scope.Outgoing(node).Any())
            Report(BpmnErrorCode.FlowNotAllowed, element, $"no flow may leave the end event '{node.Id}'");
        if (node is not EndEvent && !scope.Outgoing(node).Any())
            Report(BpmnErrorCode.LeadsNowhere, element, $"no flow leaves '{node.Id}' and it is no end event");
        if (node is BoundaryEvent boundary && scope.Find(boundary.AttachedTo) is not Activity)
            Report(BpmnErrorCode.DanglingReference, element, $"'{node.Id}' is attached to '{boundary.AttachedTo}', which is no task here");
        if (node is ExclusiveGateway { DefaultFlowId: { } fallback } && scope.Outgoing(node).All(flow => flow.Id != fallback))
            Report(BpmnErrorCode.DanglingReference, element, $"the default flow '{fallback}' does not leave '{node.Id}'");
        if (node is ExclusiveGateway gateway && scope.Outgoing(node).Skip(1).Any()
            && scope.Outgoing(node).FirstOrDefault(flow => flow.Condition is null && flow.Id != gateway.DefaultFlowId) is { } open)
        {
            Report(BpmnErrorCode.AmbiguousGateway, element, $"flow '{open.Id}' out of '{node.Id}' has no condition and is not its default");
        }

        if (node is EventBasedGateway && scope.Outgoing(node).Any(flow => scope.Find(flow.TargetId) is not (null or CatchEvent)))
            Report(BpmnErrorCode.AmbiguousGateway, element, $"only catch events may follow the event-based gateway '{node.Id}'");
    }

    private void CheckReach(FlowScope scope, List<(XElement Element, FlowNode Node)> nodes)
    {
        HashSet<string> reached = [];
        Stack<FlowNode> open = new([scope.Start]);
        while (open.TryPop(out var node))
        {
            if (!reached.Add(node.Id)) continue;
            foreach (var flow in scope.Outgoing(node)) open.Push(scope.Node(flow.TargetId));
            if (node is Activity activity)
                foreach (var boundary in scope.BoundaryEvents(activity)) open.Push(boundary);
        }

        foreach (var (element, node) in nodes.Where(entry => !reached.Contains(entry.Node.Id)))
            Report(BpmnErrorCode.Unreachable, element, $"'{node.Id}' can never be reached");
    }

    private T? Expression<T>(XElement element, Func<string, T> parse)
        where T : class
    {
        try
        {
            return parse(element.Value.Trim());
        }
        catch (FormatException exception)
        {
            Report(BpmnErrorCode.BadExpression, element, exception.Message);
            return null;
        }
    }

    // designers write conditions as ${…}
    private static string Unwrap(string text) => text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}') ? text[2..^1] : text;

    private static XElement? Definition(XElement element) =>
        element.Elements().FirstOrDefault(child => child.Name.Namespace == Bpmn && child.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal));

    private string? Required(XElement element, XName attribute)
    {
        if ((string?)element.Attribute(attribute) is { Length: > 0 } value) return value;
        Report(BpmnErrorCode.MissingAttribute, element, $"'{element.Name.LocalName}' {(string?)element.Attribute("id")} has no {attribute.LocalName}");
        return null;
    }

    private void Report(BpmnErrorCode code, XElement element, string message) =>
        _errors.Add(new(code, ((IXmlLineInfo)element).LineNumber, message));
}

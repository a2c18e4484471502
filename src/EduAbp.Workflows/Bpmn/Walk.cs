using System.Collections.Immutable;

namespace EduAbp.Workflows.Bpmn;

/// <summary>One step on its way: works on copies and hands out the result; never used twice.</summary>
internal sealed class Walk(ProcessDefinitionModel process, ProcessState before, DateTimeOffset now)
{
    // a loop without a wait would never end
    private const int MaxMoves = 1000;

    private readonly ImmutableArray<ProcessEffect>.Builder _effects = ImmutableArray.CreateBuilder<ProcessEffect>();
    private readonly ProcessState _before = before;
    private ProcessState _state = before;
    private int _moves;

    public Step Take(ProcessInput input)
    {
        var taken = input switch
        {
            ProcessInput.Start start => Begin(start),
            ProcessInput.UserTaskCompleted completed => CompleteUserTask(completed),
            ProcessInput.ServiceTaskCompleted completed => CompleteServiceTask(completed),
            ProcessInput.TimerFired fired => FireTimer(fired),
            ProcessInput.MessageReceived message => Receive(message),
            ProcessInput.Cancelled => Stop(ProcessStatus.Cancelled),
            _ => throw new BpmnExecutionException($"Unknown input {input.GetType().Name}."),
        };
        return taken ? new(_state, _effects.ToImmutable(), true) : Step.Ignored(_before);
    }

    private bool Begin(ProcessInput.Start start)
    {
        if (_state.NextId != 1) return false;
        Remember(start.Variables);
        Place(process.Root.Start, ProcessState.RootScope, null);
        return true;
    }

    private bool CompleteUserTask(ProcessInput.UserTaskCompleted completed)
    {
        if (WaitingAt<UserTask>(completed.TokenId) is not { } task) return false;
        if (!task.Outcomes.Contains(completed.Outcome))
            throw new BpmnExecutionException($"'{completed.Outcome}' is no outcome of task '{task.Id}'.");
        Remember(completed.Variables);
        Remember(new Dictionary<string, object?> { [Interpreter.OutcomeVariable] = completed.Outcome });
        Leave(_state.Find(completed.TokenId)!);
        return true;
    }

    private bool CompleteServiceTask(ProcessInput.ServiceTaskCompleted completed)
    {
        if (WaitingAt<ServiceTask>(completed.TokenId) is null) return false;
        Remember(completed.Variables);
        Leave(_state.Find(completed.TokenId)!);
        return true;
    }

    private bool FireTimer(ProcessInput.TimerFired fired)
    {
        if (_state.Find(fired.TokenId) is not { } token || !token.Timers.Contains(fired.EventId)) return false;
        token = token with { Timers = token.Timers.Remove(fired.EventId) };
        Replace(token);
        Trigger(token, process.Node(fired.EventId));
        return true;
    }

    private bool Receive(ProcessInput.MessageReceived message)
    {
        var found = _state.Tokens
            .SelectMany(token => EventsFor(token).Select(node => (Token: token, Node: node)))
            .FirstOrDefault(entry => TriggerOf(entry.Node) is MessageTrigger trigger && trigger.MessageName == message.Name);
        if (found.Token is null) return false;
        Remember(message.Variables);
        Trigger(found.Token, found.Node);
        return true;
    }

    /// <summary>The token's own catch event, those behind its event-based gateway, or those on the boundary of its task.</summary>
    private IEnumerable<FlowNode> EventsFor(Token token)
    {
        var node = process.Node(token.NodeId);
        var scope = process.ScopeOf(node);
        return node switch
        {
            CatchEvent => [node],
            EventBasedGateway => scope.Outgoing(node).Select(flow => scope.Node(flow.TargetId)),
            Activity activity => scope.BoundaryEvents(activity),
            _ => [],
        };
    }

    private static EventTrigger? TriggerOf(FlowNode node) => node switch
    {
        CatchEvent caught => caught.Trigger,
        BoundaryEvent boundary => boundary.Trigger,
        _ => null,
    };

    private void Trigger(Token token, FlowNode happened)
    {
        if (happened is BoundaryEvent { Interrupts: false })
        {
            Passed(happened);
            Follow(happened, token.ScopeId);
            return;
        }

        Withdraw(token);
        Passed(happened);
        Follow(happened, token.ScopeId);
        CloseIfEmpty(token.ScopeId);
    }

    private void Place(FlowNode node, int scopeId, string? flowId)
    {
        if (++_moves > MaxMoves)
            throw new BpmnExecutionException($"Process '{process.Id}' runs in a circle that never waits, at '{node.Id}'.");
        var token = new Token(_state.NextId, scopeId, node.Id, flowId, []);
        _state = _state with { NextId = _state.NextId + 1, Tokens = _state.Tokens.Add(token) };
        Enter(token, node);
    }

    private void Enter(Token token, FlowNode node)
    {
        switch (node)
        {
            case StartEvent:
                Leave(token);
                break;
            case EndEvent { Terminates: true }:
                Passed(node);
                Terminate(token.ScopeId);
                break;
            case EndEvent:
                Passed(node);
                Remove(token);
                CloseIfEmpty(token.ScopeId);
                break;
            case ExclusiveGateway gateway:
                Choose(token, gateway);
                break;
            case ParallelGateway gateway:
                Join(token, gateway);
                break;
            case UserTask task:
                SetTimers(token);
                _effects.Add(new ProcessEffect.UserTaskOpened(token.Id, task, task.Due?.Resolve(_state.Variables, now)));
                break;
            case ServiceTask task:
                SetTimers(token);
                _effects.Add(new ProcessEffect.ServiceTaskRequested(token.Id, task));
                break;
            case SubProcess inner:
                SetTimers(token);
                var scope = new Scope(_state.NextId, token.Id);
                _state = _state with { NextId = _state.NextId + 1, Scopes = _state.Scopes.Add(scope) };
                Place(inner.Inside.Start, scope.Id, null);
                break;
            case CatchEvent or EventBasedGateway:
                SetTimers(token);
                break;
            default:
                throw new BpmnExecutionException($"A token cannot stand at '{node.Id}'.");
        }
    }

    private void SetTimers(Token token)
    {
        foreach (var node in EventsFor(token))
        {
            if (TriggerOf(node) is not TimerTrigger timer) continue;
            token = token with { Timers = token.Timers.Add(node.Id) };
            _effects.Add(new ProcessEffect.TimerSet(token.Id, node.Id, timer.Time.Resolve(_state.Variables, now)));
        }

        Replace(token);
    }

    private void Choose(Token token, ExclusiveGateway gateway)
    {
        var flows = process.ScopeOf(gateway).Outgoing(gateway).ToList();
        var chosen = flows.FirstOrDefault(flow => flow.Id != gateway.DefaultFlowId && (flow.Condition?.Holds(_state.Variables) ?? flows.Count == 1))
            ?? flows.FirstOrDefault(flow => flow.Id == gateway.DefaultFlowId)
            ?? throw new BpmnExecutionException($"No way out of gateway '{gateway.Id}' is open and it has no default.");
        Remove(token);
        Passed(gateway);
        Move(chosen, token.ScopeId);
    }

    private void Join(Token token, ParallelGateway gateway)
    {
        var waiting = _state.Tokens.Where(other => other.NodeId == gateway.Id && other.ScopeId == token.ScopeId).ToList();
        var arrived = process.ScopeOf(gateway).Incoming(gateway)
            .Select(flow => waiting.Find(other => other.FlowId == flow.Id))
            .ToList();
        if (arrived.Contains(null)) return;
        foreach (var one in arrived) Remove(one!);
        Passed(gateway);
        Follow(gateway, token.ScopeId);
    }

    /// <summary>The token's work is done: it takes what waited beside it (timers) away and goes on.</summary>
    private void Leave(Token token)
    {
        token = _state.Find(token.Id)!;
        ClearTimers(token);
        Remove(token);
        var node = process.Node(token.NodeId);
        Passed(node);
        Follow(node, token.ScopeId);
        CloseIfEmpty(token.ScopeId);
    }

    private void Follow(FlowNode node, int scopeId)
    {
        // decided before anything moves: what happens on one branch must not close another
        var flows = process.ScopeOf(node).Outgoing(node)
            .Where(flow => flow.Condition?.Holds(_state.Variables) ?? true)
            .ToList();
        if (flows.Count == 0) throw new BpmnExecutionException($"No way out of '{node.Id}' is open.");
        foreach (var flow in flows) Move(flow, scopeId);
    }

    private void Move(SequenceFlow flow, int scopeId)
    {
        if (_state.Status != ProcessStatus.Running || _state.Scopes.All(scope => scope.Id != scopeId)) return;
        Place(process.Node(flow.TargetId), scopeId, flow.Id);
    }

    private void CloseIfEmpty(int scopeId)
    {
        if (_state.Status != ProcessStatus.Running || _state.Tokens.Exists(token => token.ScopeId == scopeId)) return;
        if (scopeId == ProcessState.RootScope)
            End(ProcessStatus.Completed);
        else if (_state.Scopes.Find(scope => scope.Id == scopeId) is { } scope)
            CloseScope(scope);
    }

    private void CloseScope(Scope scope)
    {
        _state = _state with { Scopes = _state.Scopes.Remove(scope) };
        Leave(_state.Find(scope.OwnerTokenId!.Value)!);
    }

    private void Terminate(int scopeId)
    {
        WithdrawAll(scopeId);
        if (scopeId == ProcessState.RootScope)
            End(ProcessStatus.Terminated);
        else
            CloseScope(_state.Scopes.Find(scope => scope.Id == scopeId)!);
    }

    private bool Stop(ProcessStatus status)
    {
        WithdrawAll(ProcessState.RootScope);
        End(status);
        return true;
    }

    private void WithdrawAll(int scopeId)
    {
        foreach (var token in _state.Tokens.Where(token => token.ScopeId == scopeId).ToList()) Withdraw(token);
    }

    /// <summary>Takes the token off the board with all that it had going, the inside of a sub-process too.</summary>
    private void Withdraw(Token token)
    {
        ClearTimers(token);
        if (process.Node(token.NodeId) is UserTask task) _effects.Add(new ProcessEffect.UserTaskWithdrawn(token.Id, task));
        foreach (var scope in _state.Scopes.Where(scope => scope.OwnerTokenId == token.Id).ToList())
        {
            WithdrawAll(scope.Id);
            _state = _state with { Scopes = _state.Scopes.Remove(scope) };
        }

        Remove(token);
    }

    private void ClearTimers(Token token)
    {
        foreach (var eventId in token.Timers) _effects.Add(new ProcessEffect.TimerCleared(token.Id, eventId));
    }

    private void End(ProcessStatus status)
    {
        _state = _state with { Status = status };
        _effects.Add(new ProcessEffect.Ended(status));
    }

    private void Passed(FlowNode node) => _effects.Add(new ProcessEffect.NodePassed(node.Id));

    private void Remember(IReadOnlyDictionary<string, object?>? variables) =>
        _state = _state with { Variables = _state.Variables.With(variables) };

    private void Replace(Token token) =>
        _state = _state with { Tokens = _state.Tokens.ConvertAll(other => other.Id == token.Id ? token : other) };

    private void Remove(Token token) => _state = _state with { Tokens = _state.Tokens.RemoveAll(other => other.Id == token.Id) };

    private TNode? WaitingAt<TNode>(int tokenId)
        where TNode : FlowNode => _state.Find(tokenId) is { } token ? process.Node(token.NodeId) as TNode : null;
}

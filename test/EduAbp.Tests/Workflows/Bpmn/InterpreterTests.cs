using EduAbp.Workflows.Bpmn;
using static EduAbp.Tests.Workflows.Bpmn.Draw;

namespace EduAbp.Tests.Workflows.Bpmn;

public sealed class InterpreterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Drives a process and, like the store, keeps nothing but JSON between two steps.</summary>
    private sealed class Run(string inside)
    {
        private readonly ProcessDefinitionModel _process = Process(inside);
        private string _json = ProcessState.New.ToJson();

        public IReadOnlyList<ProcessEffect> Effects { get; private set; } = [];

        public ProcessState State => ProcessState.FromJson(_json);

        public IEnumerable<string> At => State.Tokens.Select(token => token.NodeId).Order();

        public bool Give(ProcessInput input)
        {
            var step = Interpreter.Advance(_process, State, input, Now);
            (_json, Effects) = (step.State.ToJson(), step.Effects);
            return step.Taken;
        }

        public Run Start(params (string Name, object? Value)[] variables)
        {
            Give(new ProcessInput.Start(variables.ToDictionary(pair => pair.Name, pair => pair.Value))).ShouldBeTrue();
            return this;
        }

        public int TokenAt(string node) => State.Tokens.First(token => token.NodeId == node).Id;

        public bool Answer(string task, string outcome) => Give(new ProcessInput.UserTaskCompleted(TokenAt(task), outcome));

        public bool Done(string task) => Give(new ProcessInput.ServiceTaskCompleted(TokenAt(task)));

        public bool Tick(string at, string timer) => Give(new ProcessInput.TimerFired(TokenAt(at), timer));
    }

    private static string Timer(string variable) =>
        $"<timerEventDefinition><timeDate>${{{variable}}}</timeDate></timerEventDefinition>";

    private const string Withdraw = "<messageEventDefinition messageRef=\"Message_withdraw\" />";

    private static readonly string Review =
        $"<startEvent id=\"s\" />{Ask("review")}<exclusiveGateway id=\"g\" default=\"g-revise\" />{Ask("revise")}{Do("publish")}<endEvent id=\"e\" />" +
        Flow("s", "review") + Flow("review", "g") + Flow("g", "publish", "outcome == 'yes'") + Flow("g", "revise") +
        Flow("revise", "review") + Flow("publish", "e");

    [Fact]
    public void A_task_sent_back_comes_again_until_it_is_approved()
    {
        var run = new Run(Review).Start();
        run.Effects.OfType<ProcessEffect.UserTaskOpened>().Single().DueAt.ShouldBe(Now.AddDays(2));

        run.Answer("review", "no");
        run.At.ShouldBe(["revise"]);
        run.Answer("revise", "yes");
        run.Answer("review", "yes");
        run.Effects.OfType<ProcessEffect.ServiceTaskRequested>().Single().Task.ActivityName.ShouldBe("Test.publish");
        run.Done("publish");

        run.State.Status.ShouldBe(ProcessStatus.Completed);
        run.State.Tokens.ShouldBeEmpty();
    }

    [Fact]
    public void An_answer_given_twice_counts_once()
    {
        var run = new Run(Review).Start();
        var token = run.TokenAt("review");

        run.Give(new ProcessInput.UserTaskCompleted(token, "yes")).ShouldBeTrue();
        run.Give(new ProcessInput.UserTaskCompleted(token, "no")).ShouldBeFalse();
        run.Effects.ShouldBeEmpty();
        run.At.ShouldBe(["publish"]);
    }

    [Fact]
    public void The_same_step_from_the_same_state_gives_the_same_result()
    {
        var process = Process(Review);
        var state = Interpreter.Start(process, null, Now).State;
        var input = new ProcessInput.UserTaskCompleted(state.Tokens[0].Id, "no");

        Interpreter.Advance(process, state, input, Now).State.ToJson()
            .ShouldBe(Interpreter.Advance(process, state, input, Now).State.ToJson());
    }

    [Fact]
    public void An_outcome_that_the_task_does_not_offer_is_refused() =>
        Should.Throw<BpmnExecutionException>(() => new Run(Review).Start().Answer("review", "perhaps"));

    [Fact]
    public void A_join_waits_for_all_branches_however_often_one_arrives()
    {
        var run = new Run(
            $"<startEvent id=\"s\" /><parallelGateway id=\"fork\" />{Ask("a")}{Ask("b")}<parallelGateway id=\"join\" />{Do("after")}<endEvent id=\"e\" />" +
            Flow("s", "fork") + Flow("fork", "a") + Flow("fork", "b") + Flow("a", "join") + Flow("b", "join") + Flow("join", "after") + Flow("after", "e"))
            .Start();

        run.At.ShouldBe(["a", "b"]);
        run.Answer("b", "yes");
        run.At.ShouldBe(["a", "join"]);
        run.Answer("a", "yes");
        run.At.ShouldBe(["after"]);
    }

    [Fact]
    public void A_terminate_end_takes_everything_else_with_it()
    {
        var run = new Run(
            $"<startEvent id=\"s\" /><parallelGateway id=\"fork\" />{Ask("a")}{Ask("b")}<endEvent id=\"stop\"><terminateEventDefinition /></endEvent><endEvent id=\"e\" />" +
            Flow("s", "fork") + Flow("fork", "a") + Flow("fork", "b") + Flow("a", "stop") + Flow("b", "e"))
            .Start();

        run.Answer("a", "yes");

        run.State.Status.ShouldBe(ProcessStatus.Terminated);
        run.Effects.OfType<ProcessEffect.UserTaskWithdrawn>().Single().Task.Id.ShouldBe("b");
    }

    private static readonly string Scheduled =
        $"<startEvent id=\"s\" /><eventBasedGateway id=\"wait\" /><intermediateCatchEvent id=\"time\">{Timer("publishAt")}</intermediateCatchEvent>" +
        $"<intermediateCatchEvent id=\"back\">{Withdraw}</intermediateCatchEvent>{Do("publish")}{Do("undo")}<endEvent id=\"e\" />" +
        Flow("s", "wait") + Flow("wait", "time") + Flow("wait", "back") + Flow("time", "publish") + Flow("back", "undo") + Flow("publish", "e") + Flow("undo", "e");

    [Fact]
    public void A_timer_is_set_for_the_time_in_the_variable_and_fires_once()
    {
        var at = new DateTimeOffset(2026, 11, 24, 6, 30, 0, TimeSpan.FromHours(7));
        var run = new Run(Scheduled).Start(("publishAt", at));
        run.Effects.OfType<ProcessEffect.TimerSet>().Single().DueAt.ShouldBe(at);
        var token = run.TokenAt("wait");

        run.Give(new ProcessInput.TimerFired(token, "time")).ShouldBeTrue();
        run.At.ShouldBe(["publish"]);
        run.Give(new ProcessInput.TimerFired(token, "time")).ShouldBeFalse();
    }

    [Fact]
    public void A_message_that_comes_first_clears_the_timer()
    {
        var run = new Run(Scheduled).Start(("publishAt", Now.AddDays(1)));
        var token = run.TokenAt("wait");

        run.Give(new ProcessInput.MessageReceived("withdraw")).ShouldBeTrue();
        run.Effects.OfType<ProcessEffect.TimerCleared>().Single().EventId.ShouldBe("time");
        run.At.ShouldBe(["undo"]);
        run.Give(new ProcessInput.TimerFired(token, "time")).ShouldBeFalse();
        run.Give(new ProcessInput.MessageReceived("withdraw")).ShouldBeFalse();
    }

    private static string WithBoundary(bool interrupts, string trigger) =>
        $"<startEvent id=\"s\" />{Ask("a")}<boundaryEvent id=\"b\" attachedToRef=\"a\" cancelActivity=\"{(interrupts ? "true" : "false")}\">{trigger}</boundaryEvent>" +
        $"{Do("remind")}<endEvent id=\"e\" />" + Flow("s", "a") + Flow("a", "e") + Flow("b", "remind") + Flow("remind", "e");

    [Fact]
    public void A_reminder_beside_a_task_leaves_the_task_open()
    {
        var run = new Run(WithBoundary(false, Timer("remindAt"))).Start(("remindAt", Now.AddHours(4)));

        run.Tick("a", "b").ShouldBeTrue();
        run.At.ShouldBe(["a", "remind"]);
        run.Answer("a", "yes");
        run.State.Status.ShouldBe(ProcessStatus.Running);
        run.Done("remind");
        run.State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void A_deadline_takes_the_task_away()
    {
        var run = new Run(WithBoundary(true, Timer("deadline"))).Start(("deadline", Now.AddHours(4)));

        run.Tick("a", "b");

        run.Effects.OfType<ProcessEffect.UserTaskWithdrawn>().Count().ShouldBe(1);
        run.At.ShouldBe(["remind"]);
    }

    [Fact]
    public void A_task_done_in_time_clears_its_deadline()
    {
        var run = new Run(WithBoundary(true, Timer("deadline"))).Start(("deadline", Now.AddHours(4)));

        run.Answer("a", "yes");

        run.Effects.OfType<ProcessEffect.TimerCleared>().Single().EventId.ShouldBe("b");
        run.State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void A_message_beside_a_task_may_come_again_when_it_does_not_interrupt()
    {
        var run = new Run(WithBoundary(false, Withdraw)).Start();

        run.Give(new ProcessInput.MessageReceived("withdraw"));
        run.Give(new ProcessInput.MessageReceived("withdraw"));

        run.At.ShouldBe(["a", "remind", "remind"]);
    }

    private static readonly string Inner =
        $"<startEvent id=\"s\" /><subProcess id=\"sub\"><startEvent id=\"is\" />{Ask("a")}{Do("b")}<endEvent id=\"ie\" />{Flow("is", "a")}{Flow("a", "b")}{Flow("b", "ie")}</subProcess>" +
        $"<boundaryEvent id=\"back\" attachedToRef=\"sub\">{Withdraw}</boundaryEvent>{Do("undo")}<endEvent id=\"e\" />" +
        Flow("s", "sub") + Flow("sub", "e") + Flow("back", "undo") + Flow("undo", "e");

    [Fact]
    public void A_sub_process_goes_on_when_its_inside_has_ended()
    {
        var run = new Run(Inner).Start();
        run.At.ShouldBe(["a", "sub"]);

        run.Answer("a", "yes");
        run.Done("b");

        run.State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void A_message_to_a_sub_process_takes_away_what_goes_on_inside()
    {
        var run = new Run(Inner).Start();
        run.Answer("a", "yes");
        var publishing = run.TokenAt("b");

        run.Give(new ProcessInput.MessageReceived("withdraw")).ShouldBeTrue();

        run.At.ShouldBe(["undo"]);
        run.State.Scopes.Count.ShouldBe(1);
        run.Give(new ProcessInput.ServiceTaskCompleted(publishing)).ShouldBeFalse();
        run.Done("undo");
        run.State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void A_cancelled_process_takes_nothing_any_more()
    {
        var run = new Run(Review).Start();
        var token = run.TokenAt("review");

        run.Give(new ProcessInput.Cancelled());

        run.State.Status.ShouldBe(ProcessStatus.Cancelled);
        run.Give(new ProcessInput.UserTaskCompleted(token, "yes")).ShouldBeFalse();
    }

    [Fact]
    public void A_circle_that_never_waits_is_stopped() =>
        Should.Throw<BpmnExecutionException>(() => new Run(
            "<startEvent id=\"s\" /><exclusiveGateway id=\"x\" /><exclusiveGateway id=\"y\" default=\"y-x\" /><endEvent id=\"e\" />" +
            Flow("s", "x") + Flow("x", "y") + Flow("y", "x") + Flow("y", "e", "never")).Start());
}

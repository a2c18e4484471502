using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Tests.Workflows.Bpmn;
using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.HandUps;
using EduAbp.Workflows.Processes;
using EduAbp.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EduAbp.Tests.Workflows.Bpmn.Draw;

namespace EduAbp.Tests.Workflows;

/// <summary>A small process of approval on the real store: review by those who may decide, but not by the author.</summary>
public sealed class ProcessTests
{
    private const string Key = "Test.Approval";
    private const string Thing = "thing-1";

    private readonly Staff _staff = new();
    private readonly Guid _office;
    private readonly Guid _school;
    private readonly Guid _otherSchool;
    private readonly Guid _author;
    private readonly Guid _head;
    private readonly Guid _deputy;
    private readonly Guid _stranger;
    private readonly Guid _officer;
    private readonly Printer _printer = new();

    public ProcessTests()
    {
        _office = _staff.Unit("Phòng");
        _school = _staff.Unit("THCS A", _office);
        _otherSchool = _staff.Unit("THCS B", _office);
        _author = _staff.Person("Tác giả", (_school, "Test.Write"), (_school, "Test.Decide"));
        _head = _staff.Person("Trưởng ban", (_school, "Test.Decide"));
        _deputy = _staff.Person("Phó ban", (_school, "Test.Decide"));
        _stranger = _staff.Person("Trưởng ban trường khác", (_otherSchool, "Test.Decide"));
        _officer = _staff.Person("Cán bộ Phòng", (_office, "Test.Decide"));
    }

    private static readonly string Approval = File(
        """<startEvent id="s" /><userTask id="review" name="Duyệt" e:permission="Test.Decide" e:exclude="authors" e:form="/Test/Review" e:handUpForm="/Test/OfficeReview" e:outcomes="yes no" />""" +
        """<exclusiveGateway id="g" default="g-e" /><eventBasedGateway id="wait" /><intermediateCatchEvent id="time"><timerEventDefinition><timeDate>${publishAt}</timeDate></timerEventDefinition></intermediateCatchEvent>""" +
        """<intermediateCatchEvent id="back"><messageEventDefinition messageRef="Message_withdraw" /></intermediateCatchEvent>""" +
        """<boundaryEvent id="early" attachedToRef="review"><messageEventDefinition messageRef="Message_withdraw" /></boundaryEvent>""" +
        Do("print") + """<endEvent id="e" />""" +
        Flow("s", "review") + Flow("review", "g") + Flow("g", "wait", "outcome == 'yes'") + Flow("g", "e") +
        Flow("wait", "time") + Flow("wait", "back") + Flow("time", "print") + Flow("print", "e") + Flow("back", "e") + Flow("early", "e"));

    private Task<TestApp> StartAsync(DatabaseKind kind) => TestApp.StartAsync(kind, services =>
    {
        _staff.Register(services);
        services.AddSingleton(new ProcessSource(Key, Approval));
        services.AddSingleton(_printer);
        services.AddTransient<PrintActivity>();
        services.AddSingleton(new ActivityDescriptor("Test.print", typeof(PrintActivity)));
    });

    private Task<Guid> SubmitAsync(TestApp app, DateTimeOffset? publishAt = null, params Guid[] authors) => app.InAsync(_school, _author, scope =>
        scope.Get<IProcessManager>().StartAsync(Key, Thing, "Cây đước", new Dictionary<string, object?>
        {
            ["authors"] = authors.Length == 0 ? [_author] : authors,
            ["publishAt"] = publishAt ?? TestApp.Start.AddHours(1),
        }));

    private static Task<Guid> TaskIdAsync(TestApp app, Guid unit) => app.InAsync(unit, null, async scope =>
        (await scope.Get<IProcessManager>().GetOpenTasksAsync(Thing)).Single().Id);

    private async Task DecideAsync(TestApp app, Guid unit, Guid person, string outcome, Guid? task = null)
    {
        var id = task ?? await TaskIdAsync(app, unit);
        await app.InAsync(unit, person, scope => scope.Get<IProcessManager>().CompleteTaskAsync(id, outcome, comment: "rõ ràng"));
    }

    private static async Task<IEnumerable<string>> InboxAsync(TestApp app, Guid unit, Guid person) => await app.InAsync(unit, person, async scope =>
    {
        var open = await scope.Get<TaskInbox>().GetOpenAsync(default);
        (await scope.Get<TaskInbox>().CountOpenAsync(default)).ShouldBe(open.Count, "the badge says what the list shows");
        return open.Select(item => item.Title);
    });

    [Theory, OnBothDatabases]
    public async Task An_approved_thing_is_done_at_its_time_and_not_before(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app);
        await DecideAsync(app, _school, _head, "yes");

        app.Clock.SetTo(TestApp.Start.AddMinutes(59));
        await app.DispatchAsync();
        _printer.Printed.ShouldBeEmpty();

        app.Clock.SetTo(TestApp.Start.AddHours(1));
        await app.DispatchAsync();
        _printer.Printed.ShouldBe([Thing]);
        await app.InAsync(_school, null, async scope =>
        {
            var db = scope.Get<WorkflowsDbContext>();
            (await db.Processes.SingleAsync()).Status.ShouldBe(ProcessStatus.Completed);
            var history = await scope.Get<IProcessManager>().GetHistoryAsync(Thing);
            history.Single(entry => entry.Kind == ProcessHistoryKind.TaskCompleted).ShouldSatisfyAllConditions(
                entry => entry.UserName.ShouldBe("Trưởng ban"),
                entry => entry.Comment.ShouldBe("rõ ràng"),
                entry => entry.Outcome.ShouldBe("yes"));
        });
    }

    [Theory, OnBothDatabases]
    public async Task Completing_a_task_writes_workflow_rows_only_and_the_activity_follows_by_itself(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app, TestApp.Start.AddMinutes(-5));
        await DecideAsync(app, _school, _head, "yes");

        _printer.Printed.ShouldBeEmpty();
        await app.DispatchAsync();
        _printer.Printed.ShouldBe([Thing]);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_withdrawn_in_time_is_never_done(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app);
        await DecideAsync(app, _school, _head, "yes");

        (await app.InAsync(_school, _author, scope => scope.Get<IProcessManager>().SendMessageAsync(Key, Thing, "withdraw"))).ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.DispatchAsync();

        _printer.Printed.ShouldBeEmpty();
        (await app.InAsync(_school, _author, scope => scope.Get<IProcessManager>().SendMessageAsync(Key, Thing, "withdraw"))).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task A_crash_between_the_steps_does_nothing_twice(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app, TestApp.Start.AddMinutes(-5));
        await DecideAsync(app, _school, _head, "yes");
        await app.DispatchAsync();

        // the process died after the commit and before the row was marked as done
        await app.InAsync(null, null, async scope =>
        {
            var db = scope.Get<AbpKernelDbContext>();
            await db.BeginAsync();
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, (DateTimeOffset?)null).SetProperty(row => row.LockedUntil, (DateTimeOffset?)null));
        });
        (await app.DispatchAsync()).ShouldBeGreaterThan(0);

        _printer.Printed.ShouldBe([Thing]);
    }

    [Theory, OnBothDatabases]
    public async Task An_activity_that_fails_leaves_the_process_where_it_was_and_is_tried_again(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app, TestApp.Start.AddMinutes(-5));
        await DecideAsync(app, _school, _head, "yes");
        _printer.Jams = 1;

        await app.DispatchAsync();
        _printer.Printed.ShouldBeEmpty();
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await app.DispatchAsync();

        _printer.Printed.ShouldBe([Thing]);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_people_who_decide_at_once_the_second_is_told(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app);
        var task = await TaskIdAsync(app, _school);

        await using var first = app.Scope(_school, _head);
        await using var second = app.Scope(_school, _deputy);
        // both have read the open task before either decides
        await first.Get<WorkflowsDbContext>().Tasks.ToListAsync();
        await second.Get<WorkflowsDbContext>().Tasks.ToListAsync();
        await second.Get<WorkflowsDbContext>().Processes.ToListAsync();
        await first.Get<IProcessManager>().CompleteTaskAsync(task, "yes");
        await first.CompleteAsync();

        (await Should.ThrowAsync<BusinessException>(() => second.Get<IProcessManager>().CompleteTaskAsync(task, "no"))).Code.ShouldBe(WorkflowsErrorCodes.TaskChanged);
        await Should.ThrowAsync<BusinessException>(() => DecideAsync(app, _school, _deputy, "no", task)).ContinueWith(thrown => thrown.Result.Code.ShouldBe(WorkflowsErrorCodes.TaskDone));
    }

    [Theory, OnBothDatabases]
    public async Task A_thing_is_in_one_process_at_a_time(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app);

        (await Should.ThrowAsync<BusinessException>(() => SubmitAsync(app))).Code.ShouldBe(WorkflowsErrorCodes.AlreadyRunning);
        await app.InAsync(_school, _author, scope => scope.Get<IProcessManager>().CancelAsync(Key, Thing, "nhầm"));
        await SubmitAsync(app);
        await app.InAsync(_school, null, async scope => (await scope.Get<WorkflowsDbContext>().Tasks.CountAsync(task => task.State == UserTaskState.Open)).ShouldBe(1));
    }

    [Theory, OnBothDatabases]
    public async Task Only_those_whom_the_rule_names_see_and_do_a_task(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app);
        var task = await TaskIdAsync(app, _school);

        (await InboxAsync(app, _school, _head)).ShouldBe(["Cây đước"]);
        (await InboxAsync(app, _school, _author)).ShouldBeEmpty();
        (await InboxAsync(app, _school, _stranger)).ShouldBeEmpty();
        (await InboxAsync(app, _otherSchool, _stranger)).ShouldBeEmpty();
        (await InboxAsync(app, _office, _officer)).ShouldBeEmpty();

        (await Should.ThrowAsync<BusinessException>(() => DecideAsync(app, _school, _author, "yes", task))).Code.ShouldBe(WorkflowsErrorCodes.OwnWork);
        await Should.ThrowAsync<AbpAuthorizationException>(() => DecideAsync(app, _school, _stranger, "yes", task));
        await Should.ThrowAsync<EntityNotFoundException>(() => DecideAsync(app, _otherSchool, _stranger, "yes", task));
        await Should.ThrowAsync<EntityNotFoundException>(() => DecideAsync(app, _office, _officer, "yes", task));
        await app.InAsync(_office, _officer, async scope =>
            await Should.ThrowAsync<EntityNotFoundException>(() => scope.Get<IHandedUpTasks>().CompleteAsync(task, "yes")));
        await app.InAsync(_otherSchool, _stranger, async scope =>
        {
            (await scope.Get<IProcessManager>().GetOpenTasksAsync(Thing)).ShouldBeEmpty();
            (await scope.Get<IProcessManager>().GetHistoryAsync(Thing)).ShouldBeEmpty();
        });
    }

    [Theory, OnBothDatabases]
    public async Task What_nobody_in_the_unit_may_approve_goes_up_to_its_office_and_leaves_a_trace_in_both(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app, TestApp.Start.AddMinutes(-5), _author, _head, _deputy);
        var task = await TaskIdAsync(app, _school);
        await app.DispatchAsync();

        (await InboxAsync(app, _office, _officer)).ShouldBe(["Cây đước"]);
        (await InboxAsync(app, _otherSchool, _stranger)).ShouldBeEmpty();
        await app.InAsync(_otherSchool, _stranger, async scope =>
            await Should.ThrowAsync<EntityNotFoundException>(() => scope.Get<IHandedUpTasks>().GetAsync(task)));
        await app.InAsync(_office, _head, async scope =>
            await Should.ThrowAsync<BusinessException>(() => scope.Get<IHandedUpTasks>().GetAsync(task)));

        // in one request of the office, as a page does it
        await app.InAsync(_office, _officer, async scope =>
        {
            var handedUp = scope.Get<IHandedUpTasks>();
            (await handedUp.ReadAsync(task, (school, note) =>
                Task.FromResult((school.Get<EduAbp.MultiTenancy.ICurrentTenant>().Id, note.SourceUnitName)))).ShouldBe((_school, "THCS A"));
            await handedUp.CompleteAsync(task, "yes");
        });
        await app.DispatchAsync();

        _printer.Printed.ShouldBe([Thing]);
        (await InboxAsync(app, _office, _officer)).ShouldBeEmpty();
        foreach (var (unit, actions) in new[]
        {
            (_school, new[] { "Workflows.TaskHandedUp", "Workflows.HandedUpTaskRead", "Workflows.HandedUpTaskCompleted" }),
            (_office, ["Workflows.HandedUpTaskRead", "Workflows.HandedUpTaskCompleted"]),
        })
        {
            var written = await app.InAsync(unit, null, scope =>
                scope.Get<AbpKernelDbContext>().AuditLogs.Where(log => log.Action.StartsWith("Workflows.")).Select(log => log.Action).ToListAsync());
            written.Order().ShouldBe(actions.Order());
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_note_at_the_office_goes_when_the_task_is_withdrawn(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app, null, _author, _head, _deputy);
        await app.DispatchAsync();

        await app.InAsync(_school, _author, scope => scope.Get<IProcessManager>().SendMessageAsync(Key, Thing, "withdraw"));
        await app.DispatchAsync();

        (await InboxAsync(app, _office, _officer)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task What_began_by_an_older_file_ends_by_it(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        await SubmitAsync(app, TestApp.Start.AddMinutes(-5));

        // another node with a newer file of the process, on the same database
        var newer = new ProcessCatalog([new(Key, Approval + "<!-- newer -->")], [new("Test.print", typeof(PrintActivity))], new EduAbp.Modularity.ModuleList([]));
        await app.InAsync(_school, _head, async scope =>
        {
            var db = scope.Get<WorkflowsDbContext>();
            var runner = ActivatorUtilities.CreateInstance<ProcessRunner>(scope.Services, newer);
            var process = await db.Processes.SingleAsync();
            (await runner.AdvanceAsync(process, new ProcessInput.UserTaskCompleted(process.ReadState().Tokens[0].Id, "yes"), default)).ShouldBeTrue();
        });
    }

    internal sealed class Printer
    {
        public List<string> Printed { get; } = [];

        public int Jams { get; set; }
    }

    internal sealed class PrintActivity(Printer printer) : IActivity
    {
        public Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
        {
            if (printer.Jams-- > 0) throw new InvalidOperationException("paper jam");
            printer.Printed.Add(context.BusinessKey);
            return Task.CompletedTask;
        }
    }
}

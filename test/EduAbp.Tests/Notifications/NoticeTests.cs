using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Notices;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Notifications;

public sealed class NoticeTests
{
    private static readonly Guid School = Guid.CreateVersion7();
    private static readonly Guid OtherSchool = Guid.CreateVersion7();
    private static readonly Guid An = Guid.CreateVersion7();
    private static readonly Guid Binh = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task A_notice_is_read_by_its_person_in_its_unit_and_by_nobody_else(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await TellAsync(app, An);

        var notice = (await ListAsync(app, School, An)).ShouldHaveSingleItem();
        notice.IsRead.ShouldBeFalse();
        (await ListAsync(app, School, Binh)).ShouldBeEmpty();
        (await ListAsync(app, OtherSchool, An)).ShouldBeEmpty();
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(School, Binh, scope => scope.Get<MyNotices>().OpenAsync(notice.Id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(OtherSchool, An, scope => scope.Get<MyNotices>().OpenAsync(notice.Id, default)));
        (await UnreadAsync(app, An)).ShouldBe(1);

        var target = await app.InAsync(School, An, scope => scope.Get<MyNotices>().OpenAsync(notice.Id, default));
        target.Page.ShouldBe("/Website/Articles/Edit");
        target.Route.ShouldNotBeNull()["id"].ShouldBe("7");
        (await UnreadAsync(app, An)).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Marking_all_read_leaves_the_notices_of_others_alone(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await TellAsync(app, An, Binh, An);

        (await app.InAsync(School, An, scope => scope.Get<MyNotices>().MarkAllReadAsync(default))).ShouldBe(1);

        (await UnreadAsync(app, An)).ShouldBe(0);
        (await UnreadAsync(app, Binh)).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_rolled_back_was_never_told(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await using (var scope = app.Scope(School))
            await scope.Get<INotificationSender>().SendAsync(Message(An));

        (await UnreadAsync(app, An)).ShouldBe(0);
    }

    private static NotificationMessage Message(params Guid[] people) => new(
        people, "Test", new Dictionary<string, string> { ["Title"] = "Khối 7 trồng cây" }, "/Website/Articles/Edit", new Dictionary<string, string?> { ["id"] = "7" });

    private static Task TellAsync(TestApp app, params Guid[] people) =>
        app.InAsync(School, null, scope => scope.Get<INotificationSender>().SendAsync(Message(people)));

    private static Task<IReadOnlyList<NoticeListItem>> ListAsync(TestApp app, Guid unit, Guid person) =>
        app.InAsync(unit, person, async scope => (await scope.Get<MyNotices>().GetListAsync(onlyUnread: false, 1, default)).Items);

    private static Task<int> UnreadAsync(TestApp app, Guid person) =>
        app.InAsync(School, person, scope => scope.Get<IMyNotices>().CountUnreadAsync());
}

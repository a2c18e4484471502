using System.Net;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Kernel;

public sealed class ServingTests
{
    [Theory, OnBothDatabases]
    public async Task It_says_when_it_is_ready(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true);
        using var client = app.CreateClient();
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_answer_carries_a_strict_content_security_policy()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        using var client = app.CreateClient();
        var answer = await client.GetAsync("/khong-co-trang-nay");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self'");
        policy.ShouldNotContain("unsafe");
    }
}

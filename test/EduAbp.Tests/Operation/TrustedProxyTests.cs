using System.Net;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Tests.TenantManagement;

namespace EduAbp.Tests.Operation;

/// <summary>Searches of strangers are counted per address: by that it shows whom the host takes for the visitor.</summary>
public sealed class TrustedProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("127.0.0.0/8, ::1", HttpStatusCode.OK)]
    [InlineData("10.1.0.0/16", HttpStatusCode.TooManyRequests)]
    [InlineData("", HttpStatusCode.TooManyRequests)]
    public async Task Only_a_trusted_proxy_is_believed_about_the_visitors_address(string trusted, HttpStatusCode second)
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: ["--RateLimits:search=1", $"--Proxy:Trusted={trusted}"]);
        await City.DepartmentAsync(app);
        using var client = app.CreateClient();

        (await SearchAsync(client, "203.0.113.7")).ShouldBe(HttpStatusCode.OK);
        (await SearchAsync(client, "203.0.113.8")).ShouldBe(second);
    }

    [Fact]
    public async Task What_a_visitor_writes_before_the_proxy_is_not_believed()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: ["--RateLimits:search=1", "--Proxy:Trusted=127.0.0.1"]);
        await City.DepartmentAsync(app);
        using var client = app.CreateClient();

        (await SearchAsync(client, "198.51.100.1, 203.0.113.7")).ShouldBe(HttpStatusCode.OK);
        (await SearchAsync(client, "198.51.100.2, 203.0.113.7")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task<HttpStatusCode> SearchAsync(HttpClient client, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tim-kiem?q=truong");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        using var answer = await client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("evil.example");
        return answer.StatusCode;
    }
}

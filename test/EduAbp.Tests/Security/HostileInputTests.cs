using System.Net;
using System.Net.Sockets;
using System.Text;
using EduAbp.AspNetCore.Security;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.AspNetCore.Http;

namespace EduAbp.Tests.Security;

/// <summary>What no browser sends, written by hand into the socket.</summary>
public sealed class HostileInputTests
{
    [Fact]
    public async Task Endless_headers_long_lines_and_two_hosts_are_refused_and_the_next_visitor_is_served()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);

        (await SendAsync(app, $"GET /{a.Path} HTTP/1.1\r\nHost: localhost\r\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"X-{i}: 1\r\n")) + "\r\n")).ShouldStartWith("HTTP/1.1 431");
        (await SendAsync(app, $"GET /{a.Path} HTTP/1.1\r\nHost: localhost\r\nX: {new string('a', 40_000)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431");
        (await SendAsync(app, $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n")).ShouldStartWith("HTTP/1.1 414");
        (await SendAsync(app, $"GET /{a.Path} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")).ShouldStartWith("HTTP/1.1 400");
        (await SendAsync(app, $"GET /{a.Path} HTTP/1.1\r\n\r\n")).ShouldStartWith("HTTP/1.1 400");
        (await SendAsync(app, $"GET http://evil.example/{a.Path} HTTP/1.1\r\nHost: localhost\r\n\r\n")).ShouldStartWith("HTTP/1.1 400");
        (await SendAsync(app, "PRI\0\r\n\r\n")).ShouldStartWith("HTTP/1.1 400");

        using var visitor = app.CreateClient();
        (await visitor.GetAsync($"/{a.Path}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_sends_his_headers_drop_by_drop_is_let_go()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: "--Limits:HeadersSeconds=1");
        await School.TwoAsync(app);
        // Nothing follows: the server's own clock ends it, and the socket is closed.
        (await SendAsync(app, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")).ShouldStartWith("HTTP/1.1 408");
    }

    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/_content/..%5c..%5cappsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/thcs-an/tep/00000000-0000-0000-0000-000000000000/..%2f..%2fappsettings.json")]
    [InlineData("/thcs-an/%00")]
    [InlineData("/.data/eduabp.db")]
    [InlineData("/.git/config")]
    public async Task Tricks_in_the_path_lead_nowhere(string path)
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        await School.TwoAsync(app);
        var answer = await SendAsync(app, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        answer.ShouldStartWith("HTTP/1.1 4");
        answer.ShouldNotContain("root:x:");
        answer.ShouldNotContain("ConnectionString");
    }

    [Fact]
    public async Task A_foreign_host_name_poisons_neither_links_nor_the_copy_that_others_get()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        foreach (var headers in new[] { "Host: evil.example\r\n", "Host: localhost\r\nX-Forwarded-Host: evil.example\r\n", "Host: localhost\r\nX-Original-URL: /quan-tri\r\nX-Rewrite-URL: /evil.example\r\n" })
        {
            foreach (var path in new[] { $"/{a.Path}", $"/{a.Path}/sitemap.xml", $"/{a.Path}/rss.xml", $"/{a.Path}/quan-tri", $"/{a.Path}/dang-nhap" })
                (await SendAsync(app, $"GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n")).Contains("evil.example", StringComparison.Ordinal).ShouldBeFalse($"{path} {headers}");
        }

        using var visitor = app.CreateClient();
        (await visitor.GetStringAsync($"/{a.Path}")).ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task Rates_are_counted_by_the_caller_that_a_known_proxy_names_and_nobody_else_is_believed()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: "--Proxy:Trusted=127.0.0.1,::1");
        var (a, _) = await School.TwoAsync(app);
        for (var i = 0; i < 60; i++)
            (await SearchAsync(app, a.Path, "203.0.113.1")).ShouldBe(HttpStatusCode.OK);
        (await SearchAsync(app, a.Path, "203.0.113.1")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await SearchAsync(app, a.Path, "203.0.113.2")).ShouldBe(HttpStatusCode.OK);

        await using var open = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (b, _) = await School.TwoAsync(open);
        for (var i = 0; i < 60; i++)
            (await SearchAsync(open, b.Path, $"203.0.113.{i}")).ShouldBe(HttpStatusCode.OK);
        (await SearchAsync(open, b.Path, "203.0.113.99")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public void Of_IPv6_the_customer_s_network_is_counted()
    {
        Of("2001:db8:1:2:3:4:5:6").ShouldBe(Of("2001:db8:1:2:ffff::1"));
        Of("2001:db8:1:2::1").ShouldNotBe(Of("2001:db8:1:3::1"));
        Of("::ffff:10.0.0.1").ShouldBe("10.0.0.1");

        static string Of(string address) => ClientAddress.Of(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } });
    }

    private static async Task<HttpStatusCode> SearchAsync(TestApp app, string unit, string forwardedFor)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        return (await client.GetAsync($"/{unit}/tim-kiem?q=hoc")).StatusCode;
    }

    private static async Task<string> SendAsync(TestApp app, string text)
    {
        var address = new Uri(app.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        }
        catch (IOException)
        {
            // It was refused before it had been sent to the end.
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, limit.Token)) > 0)
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (IOException) when (answer.Length > 0)
        {
            // Answered and then closed hard, since the rest was not read.
        }

        return answer.ToString();
    }
}

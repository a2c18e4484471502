using System.Net;
using System.Net.Sockets;
using System.Text;
using EduAbp.AspNetCore.Security;
using EduAbp.Caching;
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

    [Fact]
    public async Task Many_who_never_finish_keep_nobody_else_waiting_and_are_let_go()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: ["--Limits:HeadersSeconds=3", "--Limits:BodySeconds=2"]);
        var (a, _) = await School.TwoAsync(app);
        string[] beginnings =
        [
            $"GET /{a.Path} HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
            // The form is promised, ten letters of it come.
            $"POST /{a.Path}/dang-nhap HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nEmail=a%40",
        ];
        var slow = Enumerable.Range(0, 200).Select(i => SendAsync(app, beginnings[i % 2])).ToList();

        using var visitor = app.CreateClient();
        (await visitor.GetAsync($"/{a.Path}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Task.WhenAll(slow)).ShouldAllBe(answer => answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal));
        (await visitor.GetAsync($"/{a.Path}/tin-tuc")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_can_put_an_answer_into_the_cache_that_others_would_not_have_got()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        var page = $"/{a.Path}/tin-tuc";
        using var visitor = app.CreateClient();
        var clean = await visitor.GetStringAsync(page);
        (string Line, string Headers)[] poisons =
        [
            ($"GET {page}?x=evil.example HTTP/1.1", ""),
            ($"GET {page}?utm_source=%3Cscript%3Eevil.example HTTP/1.1", ""),
            ($"GET {page}?trang=1&trang=evil.example HTTP/1.1", ""),
            ($"GET {page}?TRANG=evil.example HTTP/1.1", ""),
            ($"GET {page}?thu-giao-dien=evil.example HTTP/1.1", ""),
            ($"GET {page.ToUpperInvariant()} HTTP/1.1", ""),
            ($"GET /{a.Path.ToUpperInvariant()}/tin-tuc HTTP/1.1", ""),
            ($"GET /{a.Path.Replace("-", "%2D", StringComparison.Ordinal)}/tin%2dtuc HTTP/1.1", ""),
            ($"GET /{a.Path}%2Ftin-tuc HTTP/1.1", ""),
            ($"GET /{a.Path}//tin-tuc HTTP/1.1", ""),
            ($"GET /{a.Path}/./tin-tuc HTTP/1.1", ""),
            ($"GET /{a.Path}/evil.example/../tin-tuc HTTP/1.1", ""),
            ($"GET {page}/ HTTP/1.1", ""),
            ($"GET {page}; HTTP/1.1", ""),
            ($"HEAD {page} HTTP/1.1", ""),
            ($"GET {page} HTTP/1.1", "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /evil.example\r\nX-Forwarded-For: 203.0.113.9\r\nForwarded: host=evil.example\r\n"),
            ($"GET {page} HTTP/1.1", "X-Original-URL: /quan-tri\r\nX-Rewrite-URL: /evil.example\r\nX-HTTP-Method-Override: DELETE\r\n"),
            ($"GET {page} HTTP/1.1", "Accept-Language: en\r\nAccept: application/json\r\nUser-Agent: evil.example\r\nReferer: https://evil.example/\r\n"),
            ($"GET {page} HTTP/1.1", "Cookie: .AspNetCore.Culture=c%3Den%7Cuic%3Den; ui=evil.example\r\nRange: bytes=0-10\r\nIf-None-Match: *\r\n"),
        ];

        foreach (var (line, headers) in poisons)
        {
            // As after a change of the site: the next answer is the one that is kept.
            await app.Get<IContentVersions>().RaiseAsync(a.Id);
            (await SendAsync(app, $"{line}\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n")).ShouldNotStartWith("HTTP/1.1 5", Case.Sensitive, line);
            (await visitor.GetStringAsync(page)).ShouldBe(clean, $"{line} {headers}");
        }
    }

    [Fact]
    public async Task Whoever_tries_code_after_code_is_stopped_and_learns_nothing_of_them()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: ["--RateLimits:code=6", "--Proxy:Trusted=127.0.0.1,::1"]);
        var (a, _) = await School.TwoAsync(app);
        string[] doors = ["kich-hoat", "dat-lai-mat-khau", "xac-nhan-thu"];
        var told = new HashSet<(string, HttpStatusCode, int)>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await TryAsync($"/{a.Path}/{doors[i % 3]}/0000-000{i}", "203.0.113.1");
            answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
            told.Add((doors[i % 3], answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Length));
        }

        told.Count.ShouldBe(3, "two wrong codes are answered alike");
        using (var stopped = await TryAsync($"/{a.Path}/kich-hoat/0000-0009", "203.0.113.1"))
        {
            stopped.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            stopped.Headers.RetryAfter.ShouldNotBeNull();
        }

        (await TryAsync($"/{a.Path}/kich-hoat/0000-0009", "203.0.113.2")).StatusCode.ShouldBe(HttpStatusCode.Gone);

        async Task<HttpResponseMessage> TryAsync(string address, string from)
        {
            using var client = app.CreateClient();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
            return await client.GetAsync(address);
        }
    }

    [Fact]
    public async Task Tricks_in_the_path_lead_nowhere()
    {
        string[] paths =
        [
            "/../../../../etc/passwd",
            "/..%2f..%2f..%2fetc%2fpasswd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/_content/..%5c..%5cappsettings.json",
            "/appsettings.json",
            "/thcs-an/tep/00000000-0000-0000-0000-000000000000/..%2f..%2fappsettings.json",
            "/thcs-an/%00",
            "/.data/eduabp.db",
            "/.git/config",
        ];
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        await School.TwoAsync(app);
        foreach (var path in paths)
        {
            var answer = await SendAsync(app, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            answer.ShouldStartWith("HTTP/1.1 4", customMessage: path);
            answer.ShouldNotContain("root:x:");
            answer.ShouldNotContain("ConnectionString");
        }
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

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
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

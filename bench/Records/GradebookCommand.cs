using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using EduAbp.Identity.Authentication;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Sessions;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.TenantManagement.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EduAbp.Bench.Records;

/// <summary>
/// The gradebook over HTTP with a signed-in teacher: a class of 45 and 30 columns loaded and saved with history and conflict
/// check, then 200 teachers who save at once. The server runs in this process; the database is as durable as its settings.
/// </summary>
internal static partial class GradebookCommand
{
    private const int Pupils = 45;
    private const int Columns = 30;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var teachers = arguments is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 200;
        await using var app = await Host.StartAsync("--RateLimits:api=100000000", "--RateLimits:api-address=100000000");
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var scopes = app.Services.GetRequiredService<ITenantScopeFactory>();
        var school = await SchoolAsync(app.Services);
        var books = await FillAsync(scopes, school, teachers);
        await AnalyzeAsync();
        var unit = app.Services.GetRequiredService<ITenantDirectory>().Find(school)!;
        var home = app.Services.GetRequiredService<ITenantDirectory>().MainHostPath(unit, "");

        var first = await TeacherAsync(app.Services, address, home, school, books[0]);
        await SaveAsync(first, books[0], Values(books[0], Columns, 5));
        Console.WriteLine("| what | p50 | p99 | bytes |");
        Console.WriteLine("|---|---|---|---|");
        await TimeAsync("grid 45 × 30, page", 300, 300, () => first.Client.GetByteArrayAsync(first.Page));
        await TimeAsync("grid 45 × 30, API", 300, 300, () => first.Client.GetByteArrayAsync(first.Api));
        var value = 0;
        await TimeAsync("save 45 cells (a column)", 200, 300, () => SaveAsync(first, books[0], Values(books[0], 1, value++)));
        await TimeAsync("save 1,350 cells (all)", 30, 100, () => SaveAsync(first, books[0], Values(books[0], Columns, value++)));

        // Each types a column every three seconds, at a moment of their own; then all press the key in the same one.
        var clients = new List<Teacher>();
        foreach (var book in books)
            clients.Add(await TeacherAsync(app.Services, address, home, school, book));
        var next = 0;
        await TimeAsync("first save of a class, whose lines are made", warm: 0, teachers - 1, () => SaveAsync(clients[++next], books[next], Values(books[next], 1, 0, column: 1)));
        await AnalyzeAsync();
        Console.WriteLine(await TogetherAsync($"{teachers} teachers, 9 columns each, one every 3 s", clients, books, 9, from: 2, apart: TimeSpan.FromSeconds(3)));
        Console.WriteLine(await TogetherAsync($"{teachers} saves in the same instant", clients, books, 1, from: 11, apart: TimeSpan.Zero));

        await using var look = scopes.Create(school);
        var db = look.Get<StudentRecordsDbContext>();
        var lost = 0;
        foreach (var line in await db.MarkLines.AsNoTracking().ToListAsync())
        {
            var cells = MarkCells.Parse(line.Cells);
            lost += Enumerable.Range(2, 10).Count(column => cells[$"TX{column + 1}"].Version == 0);
        }

        var faults = 0;
        await foreach (var _ in look.Get<MarkChainCheck>().RunAsync(default))
            faults++;
        Console.WriteLine($"| cells lost, broken chains | {lost} | {faults} | |");
        await app.StopAsync();
        return lost + faults == 0 ? 0 : 1;
    }

    private static async Task<string> TogetherAsync(string what, List<Teacher> clients, List<Book> books, int columns, int from, TimeSpan apart)
    {
        var times = new List<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(clients.Zip(books).Select((pair, place) => Task.Run(async () =>
        {
            for (var round = 0; round < columns; round++)
            {
                var turn = (apart * round) + (apart * place / clients.Count) - watch.Elapsed;
                if (turn > TimeSpan.Zero)
                    await Task.Delay(turn);
                var one = Stopwatch.StartNew();
                await SaveAsync(pair.First, pair.Second, Values(pair.Second, 1, round, column: from + round));
                lock (times)
                    times.Add(one.Elapsed.TotalMilliseconds);
            }
        })));
        return string.Create(CultureInfo.InvariantCulture, $"| {what} | {At(times, .5):N1} ms | {At(times, .99):N1} ms | {times.Count / watch.Elapsed.TotalSeconds:N0} saves/s |");
    }

    // What was filled in a moment ago is not known to the planner yet, as it is a minute later on a real server.
    private static async Task AnalyzeAsync()
    {
        if (Environment.GetEnvironmentVariable("Database__OwnerConnectionString") is not { Length: > 0 } owner)
            return;
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("analyze", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Guid> SchoolAsync(IServiceProvider services)
    {
        var parent = services.GetRequiredService<ITenantDirectory>().Root!.Id;
        await using var scope = services.GetRequiredService<ITenantScopeFactory>().Create(parent);
        var unit = await scope.Get<IUnitIntegrationService>().CreateAsync(new CreateUnitInput("Trường THCS Đo Tốc độ (mẫu)", "lower-secondary", parent, "thcs-do-toc-do"));
        await scope.CompleteAsync();
        return unit.Id;
    }

    private static async Task<List<Book>> FillAsync(ITenantScopeFactory scopes, Guid school, int teachers)
    {
        var people = new List<Guid>();
        for (var i = 0; i < teachers; i++)
        {
            await using var inviting = scopes.Create(null);
            var person = await inviting.Get<IAccountIntegrationService>().InviteAsync(school, $"gv{i}@do-toc-do.example.edu.vn", $"Giáo viên {i} (mẫu)", [StudentRecordsRoles.Teacher]);
            await inviting.CompleteAsync();
            people.Add(person.PersonId);
        }

        await using var scope = scopes.Create(school);
        var db = scope.Get<StudentRecordsDbContext>();
        var year = new SchoolYear(school, 2026, new(2026, 9, 5), new(2027, 1, 18), new(2027, 5, 31));
        year.MakeCurrent(true);
        var maths = new Subject(school, "toan", "Toán", "Toán", 1);
        var entry = new GradeSubject(school, year.Id, 7, maths.Id, SubjectKind.Scored, 140);
        entry.Change(SubjectKind.Scored, 140, false, Columns - 2, null);
        db.AddRange(year, maths, entry);
        var books = new List<Book>();
        for (var number = 0; number < teachers; number++)
        {
            var room = new SchoolClass(school, year.Id, 7, $"7A{number + 1}");
            db.AddRange(room, new TeachingAssignment(school, year.Id, room.Id, maths.Id, people[number]));
            var pupils = Enumerable.Range(0, Pupils).Select(place => new Pupil(school, $"{number:000}{place:00}", $"Nguyễn Văn {place}", new(2014, 1, 1), Sex.Male)).ToList();
            db.AddRange(pupils);
            db.AddRange(pupils.Select(pupil => new Enrolment(school, year.Id, room.Id, pupil.Id, new(2026, 9, 5), EntryKind.New)));
            books.Add(new Book(new BookKey(room.Id, maths.Id, 1), people[number], pupils.ConvertAll(pupil => pupil.Id)));
        }

        await db.SaveChangesAsync();
        await scope.CompleteAsync();
        return books;
    }

    private static async Task<Teacher> TeacherAsync(IServiceProvider services, Uri address, string home, Guid school, Book book)
    {
        await using var scope = services.GetRequiredService<ITenantScopeFactory>().Create(school);
        var ticket = await scope.Get<SessionService>().StartAsync(book.Person, school, hasSecondFactor: true, new ClientInfo("127.0.0.1", null), default);
        await scope.CompleteAsync();
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(AuthenticationSchemes.Session);
        var handler = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None };
        handler.CookieContainer.Add(address, new System.Net.Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(SessionPrincipal.Of(ticket), AuthenticationSchemes.Session))));
        var client = new HttpClient(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Host = $"localhost:{address.Port}";
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        var (key, prefix) = (book.Key, home.TrimEnd('/'));
        var page = $"{prefix}/quan-tri/so-diem/{key.ClassId}/{key.SubjectId}/{key.Term}";
        using var plain = new HttpRequestMessage(HttpMethod.Get, page);
        plain.Headers.Host = client.DefaultRequestHeaders.Host;
        plain.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        using var opened = await client.SendAsync(plain);
        var html = await opened.Content.ReadAsStringAsync();
        client.DefaultRequestHeaders.Add("RequestVerificationToken", Token().Match(html).Groups[1].Value);
        return new Teacher(client, page, $"{prefix}/api/student-records/gradebooks/{key.ClassId}/{key.SubjectId}/{key.Term}");
    }

    private static async Task<byte[]> SaveAsync(Teacher teacher, Book book, List<CellInput> cells)
    {
        using var answer = await teacher.Client.PostAsJsonAsync($"{teacher.Api}/cells", new SaveMarksInput(Guid.CreateVersion7(), cells));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(bytes);
        foreach (var cell in json.RootElement.GetProperty("cells").EnumerateArray())
        {
            if (cell.GetProperty("state").ToString() is not ("Saved" or "saved" or "0"))
                throw new InvalidOperationException($"A cell was not saved: {cell}");
            book.Versions[(cell.GetProperty("pupilId").GetGuid(), cell.GetProperty("column").GetString()!)] = cell.GetProperty("version").GetInt32();
        }

        return bytes;
    }

    private static List<CellInput> Values(Book book, int columns, int seed, int column = 0) =>
    [
        .. from place in Enumerable.Range(column, columns)
           let code = place == Columns - 2 ? "GK" : place == Columns - 1 ? "CK" : $"TX{place + 1}"
           from pupil in book.Pupils.Select((id, i) => (Id: id, Place: i))
           select new CellInput(pupil.Id, code, $"{(place + (pupil.Place * 3) + seed) % 10},{seed % 2 * 5}", book.Versions.GetValueOrDefault((pupil.Id, code))),
    ];

    private static async Task TimeAsync(string name, int warm, int rounds, Func<Task<byte[]>> act)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var round = -warm; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            bytes = (await act()).Length;
            if (round >= 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {At(times, .5):N1} ms | {At(times, .99):N1} ms | {bytes:N0} |"));
    }

    private static double At(List<double> times, double part)
    {
        times.Sort();
        return times[Math.Min(times.Count - 1, (int)(times.Count * part))];
    }

    [GeneratedRegex("data-token=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed record Book(BookKey Key, Guid Person, IReadOnlyList<Guid> Pupils)
    {
        public System.Collections.Concurrent.ConcurrentDictionary<(Guid, string), int> Versions { get; } = new();
    }

    private sealed record Teacher(HttpClient Client, string Page, string Api);
}

using EduAbp.Tests.TenantManagement;

namespace EduAbp.Browser.Tests.Kit;

/// <summary>The demonstration city, served: what the walks start from.</summary>
public abstract class City : IAsyncLifetime
{
    private readonly PublishedApp _app;
    private readonly MailSink _mail = new();
    private readonly DnsServer _dns = new();

    private protected City(TestDatabase database)
    {
        _app = new PublishedApp(database);
        _app.More["Dns__Servers"] = _dns.Address;
    }

    internal PublishedApp App => _app;

    internal MailSink Mail => _mail;

    /// <summary>The only name server that the application asks.</summary>
    internal DnsServer Dns => _dns;

    public Task InitializeAsync() => _app.StartAsync(_mail.Port);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _mail.DisposeAsync();
        await _dns.DisposeAsync();
    }

    internal Task<Person> VisitorAsync(int width = 1440, int height = 1000) => Person.CreateAsync(_app.Address, width, height);
}

public sealed class SqliteCity() : City(new SqliteTestDatabase());

public sealed class PostgresCity() : City(new PostgresTestDatabase());

[CollectionDefinition(nameof(SqliteCity))]
public sealed class SqliteCityCollection : ICollectionFixture<SqliteCity>;

[CollectionDefinition(nameof(PostgresCity))]
public sealed class PostgresCityCollection : ICollectionFixture<PostgresCity>;

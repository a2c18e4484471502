namespace EduAbp.Browser.Tests.Kit;

/// <summary>The demonstration city, served: what the walks start from.</summary>
public abstract class City : IAsyncLifetime
{
    private readonly PublishedApp _app;
    private readonly MailSink _mail = new();

    private protected City(TestDatabase database) => _app = new PublishedApp(database);

    internal PublishedApp App => _app;

    internal MailSink Mail => _mail;

    public Task InitializeAsync() => _app.StartAsync(_mail.Port);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _mail.DisposeAsync();
    }

    internal Task<Person> VisitorAsync(int width = 1440, int height = 1000) => Person.CreateAsync(_app.Address, width, height);
}

public sealed class SqliteCity() : City(new SqliteTestDatabase());

public sealed class PostgresCity() : City(new PostgresTestDatabase());

[CollectionDefinition(nameof(SqliteCity))]
public sealed class SqliteCityCollection : ICollectionFixture<SqliteCity>;

[CollectionDefinition(nameof(PostgresCity))]
public sealed class PostgresCityCollection : ICollectionFixture<PostgresCity>;

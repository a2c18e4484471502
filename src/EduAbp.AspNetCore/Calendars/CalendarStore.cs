using EduAbp.BackgroundWorkers;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace EduAbp.AspNetCore.Calendars;

/// <summary>
/// Quartz with its persistent store: calendars only; what follows from a change is a row of the outbox. On PostgreSQL
/// its tables belong to the owner and several nodes share them; on SQLite it has a file of its own beside the data.
/// </summary>
public static class CalendarStore
{
    private static readonly TimeZoneInfo VietnamTime = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    internal static void AddCalendars(this IServiceCollection services, DatabaseOptions database)
    {
        var workers = services.Select(service => service.ImplementationInstance).OfType<BackgroundWorkerDescriptor>().ToArray();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.InstanceId = $"{Environment.MachineName}-{Environment.ProcessId}");
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store => Use(store, database, database.ConnectionString, mayCreate: database.Kind == DatabaseKind.Sqlite));
            foreach (var worker in workers)
            {
                var key = new JobKey(worker.WorkerType.FullName!);
                quartz.AddJob(typeof(WorkerJob), job => job.WithIdentity(key).StoreDurably());
                quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name)
                    .WithSchedule(CronScheduleBuilder.Create(worker.Cron).InTimeZone(VietnamTime)));
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    /// <summary>Creates the store's tables as their owner; the web's role only checks them.</summary>
    public static async Task ProvisionAsync(DatabaseOptions database, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging();
        var connection = database.Kind == DatabaseKind.Sqlite ? database.ConnectionString : database.OwnerConnectionString!;
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.InstanceName = "provisioning");
            quartz.UsePersistentStore(store => Use(store, database, connection, mayCreate: true));
        });
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        await scheduler.Shutdown(waitForJobsToComplete: false, cancellationToken);
    }

    private static void Use(IPersistentStoreBuilder store, DatabaseOptions database, string connection, bool mayCreate)
    {
        if (mayCreate)
            store.ProvisionSchema();
        store.UseSystemTextJsonSerializer();
        if (database.Kind == DatabaseKind.Sqlite)
        {
            store.UseSqlite(SqliteFactory.Instance, $"Data Source={FileBeside(connection)}");
        }
        else
        {
            store.UsePostgres(NpgsqlFactory.Instance, connection);
            store.UseClustering(options => options.CheckinInterval = TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>SQLite: the file that holds the calendars, beside the one of this connection.</summary>
    public static string FileBeside(string connection)
    {
        var data = Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(data)!);
        return Path.Combine(Path.GetDirectoryName(data)!, $"{Path.GetFileNameWithoutExtension(data)}-calendars.db");
    }
}

using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Uow;
using EduAbp.Modularity;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.EntityFrameworkCore;

/// <summary>Registers a module's context for the database of this installation.</summary>
public static class DbContextRegistration
{
    private static readonly ScopedConnectionInterceptor Interceptor = new();

    /// <summary>
    /// Adds <typeparamref name="TContext"/>, pooled, on the scope's connection. Beside it stand two derived contexts,
    /// <c>Sqlite{Name}</c> and <c>Postgres{Name}</c>; the one of the configured database is used. Ask for
    /// <typeparamref name="TContext"/> only: a derived one by itself has no connection.
    /// </summary>
    public static ServiceConfigurationContext AddDbContext<TContext>(this ServiceConfigurationContext context)
        where TContext : AbpDbContext
    {
        var kind = context.Configuration.GetValue("Database:Kind", DatabaseKind.Sqlite);
        var concrete = ConcreteType(typeof(TContext), kind);
        typeof(DbContextRegistration).GetMethod(nameof(Register), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(typeof(TContext), concrete)
            .Invoke(null, [context.Services, kind]);
        return context;
    }

    internal static Type ConcreteType(Type context, DatabaseKind kind) =>
        context.Assembly.GetType($"{context.Namespace}.{kind}{context.Name}")
        ?? throw new InvalidOperationException($"{context.Name} needs a derived context named {kind}{context.Name} in its namespace.");

    internal static void Use(DbContextOptionsBuilder options, DatabaseKind kind, string? connectionString, string historyTable)
    {
        if (kind == DatabaseKind.Postgres)
            options.UseNpgsql(connectionString, postgres => postgres.MigrationsHistoryTable(historyTable));
        else
            options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(historyTable));
        options.ConfigureWarnings(warnings => warnings.Ignore(
            CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning,
            RelationalEventId.MultipleCollectionIncludeWarning));
    }

    /// <summary>One history table for each context: <c>WebsiteDbContext</c> → <c>__Website_Migrations</c>.</summary>
    internal static string HistoryTable(Type context) =>
        $"__{context.Name.Replace("DbContext", "", StringComparison.Ordinal).Replace("Sqlite", "", StringComparison.Ordinal).Replace("Postgres", "", StringComparison.Ordinal)}_Migrations";

    private static void Register<TContext, TConcrete>(IServiceCollection services, DatabaseKind kind)
        where TContext : AbpDbContext
        where TConcrete : TContext
    {
        // The pool lends a context to a scope, so the container may dispose it under each name it has here; one that was made
        // by a factory would be back in the pool after the first time, and taken from another scope by the second.
        services.AddDbContextPool<TConcrete>(options =>
        {
            Use(options, kind, connectionString: null, HistoryTable(typeof(TConcrete)));
            options.AddInterceptors(Interceptor);
        });
        services.AddScoped<TContext>(provider =>
        {
            var unitOfWork = provider.GetRequiredService<UnitOfWork>();
            var context = provider.GetRequiredService<TConcrete>();
            ((IAbpDbContext)context).Lend(
                unitOfWork, provider.GetRequiredService<ICurrentTenant>(), provider.GetRequiredService<ICurrentUser>(), provider.GetRequiredService<TimeProvider>());
            unitOfWork.Attach(context);
            return context;
        });
        services.AddSingleton(new DbContextDescriptor(typeof(TContext), typeof(TConcrete)));
    }
}

/// <summary>A context that some module brought.</summary>
public sealed record DbContextDescriptor(Type ContextType, Type ConcreteType);

using System.Data;
using System.Data.Common;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Uow;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EduAbp.EntityFrameworkCore.Uow;

/// <summary>The scope's one connection, lent to the contexts of all modules, and its transaction once something is saved.</summary>
internal sealed class UnitOfWork(DatabaseConnections connections, ICurrentTenant tenant, ICurrentUser user, OutboxSignal signal)
    : IUnitOfWork, IAsyncDisposable, IDisposable
{
    private readonly List<DbContext> _contexts = [];
    private readonly List<Func<Task>> _afterCommit = [];
    private DbConnection? _connection;
    private DbTransaction? _transaction;
    private (Guid?, Guid?)? _announced;
    private bool _wakeDispatcher;

    internal DbConnection Connection => _connection ??= connections.CreateWeb();

    internal void Attach(DbContext context)
    {
        context.Database.SetDbConnection(Connection);
        if (_transaction is not null)
            context.Database.UseTransaction(_transaction);
        _contexts.Add(context);
    }

    /// <summary>Opens the connection once for the scope and tells PostgreSQL whose rows it may see.</summary>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (Connection.State != ConnectionState.Open)
            await Connection.OpenAsync(cancellationToken);
        if (_announced is { } announced && announced == (tenant.Id, user.Id))
            return;
        await AnnounceAsync(cancellationToken);
    }

    internal void Open()
    {
        if (Connection.State != ConnectionState.Open)
            Connection.Open();
        if (_announced is { } announced && announced == (tenant.Id, user.Id))
            return;
        using var command = AnnounceCommand();
        command?.ExecuteNonQuery();
        _announced = (tenant.Id, user.Id);
    }

    internal async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (_transaction is not null)
            return;
        await OpenAsync(cancellationToken);
        _transaction = await Connection.BeginTransactionAsync(cancellationToken);
        foreach (var context in _contexts)
            await context.Database.UseTransactionAsync(_transaction, cancellationToken);
    }

    internal DbTransaction? Transaction => _transaction;

    public void OnCommitted(Func<Task> action) => _afterCommit.Add(action);

    internal void WakeDispatcherAfterCommit() => _wakeDispatcher = true;

    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_transaction is not null)
        {
            await _transaction.CommitAsync(cancellationToken);
            await ReleaseAsync();
        }

        if (_wakeDispatcher)
            signal.Raise();
        _wakeDispatcher = false;
        var actions = _afterCommit.ToArray();
        _afterCommit.Clear();
        foreach (var action in actions)
            await action();
    }

    public async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        _afterCommit.Clear();
        _wakeDispatcher = false;
        if (_transaction is null)
            return;
        await _transaction.RollbackAsync(cancellationToken);
        await ReleaseAsync();
        foreach (var context in _contexts)
            context.ChangeTracker.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        _connection?.Dispose();
    }

    private async Task ReleaseAsync()
    {
        foreach (var context in _contexts)
            await context.Database.UseTransactionAsync(null);
        await _transaction!.DisposeAsync();
        _transaction = null;
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        await using var command = AnnounceCommand();
        if (command is not null)
            await command.ExecuteNonQueryAsync(cancellationToken);
        _announced = (tenant.Id, user.Id);
    }

    private DbCommand? AnnounceCommand()
    {
        if (Connection is not NpgsqlConnection postgres)
            return null;
        var command = postgres.CreateCommand();
        command.Transaction = (NpgsqlTransaction?)_transaction;
        command.CommandText = "select set_config('app.tenant_id', $1, false), set_config('app.user_id', $2, false)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.Id?.ToString() ?? "" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = user.Id?.ToString() ?? "" });
        return command;
    }
}

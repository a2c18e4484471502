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

    /// <summary>Opens the connection, once a scope.</summary>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (Connection.State != ConnectionState.Open)
            await Connection.OpenAsync(cancellationToken);
    }

    internal void Open()
    {
        if (Connection.State != ConnectionState.Open)
            Connection.Open();
    }

    /// <summary>
    /// Tells PostgreSQL whose rows this scope may see, in the same round trip as the first command of the scope, and
    /// again when the person has become known.
    /// </summary>
    internal void AnnounceWith(DbCommand command)
    {
        if (command is not NpgsqlCommand || _announced == (tenant.Id, user.Id))
            return;
        // Ids only, so nothing in it needs a parameter, which SET could not take.
        command.CommandText = $"set app.tenant_id = '{tenant.Id}'; set app.user_id = '{user.Id}'; {command.CommandText}";
        _announced = (tenant.Id, user.Id);
    }

    internal async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (_transaction is not null)
            return;
        await OpenAsync(cancellationToken);
        await AnnounceAsync(cancellationToken);
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
        // What was announced inside the transaction went with it.
        _announced = null;
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
        if (Connection is not NpgsqlConnection || _announced == (tenant.Id, user.Id))
            return;
        await using var command = Connection.CreateCommand();
        AnnounceWith(command);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

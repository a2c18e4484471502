using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EduAbp.EntityFrameworkCore.Uow;

/// <summary>
/// Lets the unit of work open the connection, once a scope, and keeps the contexts from closing it. Each command looks
/// whether the scope's person has become known since: the fence must know too.
/// </summary>
internal sealed class ScopedConnectionInterceptor : DbCommandInterceptor, IDbConnectionInterceptor
{
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (UnitOfWorkOf(eventData.Context) is not { } unitOfWork)
            return result;
        unitOfWork.Open();
        return InterceptionResult.Suppress();
    }

    public async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (UnitOfWorkOf(eventData.Context) is not { } unitOfWork)
            return result;
        await unitOfWork.OpenAsync(cancellationToken);
        return InterceptionResult.Suppress();
    }

    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        UnitOfWorkOf(eventData.Context) is null ? result : InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(UnitOfWorkOf(eventData.Context) is null ? result : InterceptionResult.Suppress());

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        UnitOfWorkOf(eventData.Context)?.AnnounceWith(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        UnitOfWorkOf(eventData.Context)?.AnnounceWith(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        UnitOfWorkOf(eventData.Context)?.AnnounceWith(command);
        return new(result);
    }

    private static UnitOfWork? UnitOfWorkOf(DbContext? context) => (context as IAbpDbContext)?.UnitOfWork;
}

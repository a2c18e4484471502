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
        UnitOfWorkOf(eventData.Context)?.Open();
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (UnitOfWorkOf(eventData.Context) is { } unitOfWork)
            await unitOfWork.OpenAsync(cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (UnitOfWorkOf(eventData.Context) is { } unitOfWork)
            await unitOfWork.OpenAsync(cancellationToken);
        return result;
    }

    private static UnitOfWork? UnitOfWorkOf(DbContext? context) => (context as IAbpDbContext)?.UnitOfWork;
}

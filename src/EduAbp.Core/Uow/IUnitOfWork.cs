namespace EduAbp.Uow;

/// <summary>
/// One connection and at most one transaction for all that a scope does. Reads need no transaction; the first save
/// begins one; what is not completed is rolled back when the scope ends.
/// </summary>
public interface IUnitOfWork
{
    /// <summary>Commits what was saved and then runs what waits for the commit. Later saves begin a new transaction.</summary>
    Task CompleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Undoes what was saved since the last completion.</summary>
    Task RollbackAsync(CancellationToken cancellationToken = default);

    /// <summary>Runs after the next commit; not at all if it is rolled back.</summary>
    void OnCommitted(Func<Task> action);
}

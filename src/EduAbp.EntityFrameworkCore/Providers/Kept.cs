namespace EduAbp.EntityFrameworkCore.Providers;

/// <summary>
/// An answer of the database that is asked for once. Who asks while a change commits may hold the old answer; it is
/// never kept, because the change puts a new question in its place.
/// </summary>
internal sealed class Kept<T>(Func<Task<T>> read)
{
    private Lazy<Task<T>>? _question;

    public void Forget() => Volatile.Write(ref _question, null);

    public async ValueTask<T> GetAsync()
    {
        var question = Volatile.Read(ref _question);
        if (question is null)
        {
            var mine = new Lazy<Task<T>>(read);
            question = Interlocked.CompareExchange(ref _question, mine, null) ?? mine;
        }

        if (question.Value.IsCompletedSuccessfully)
            return question.Value.Result;
        try
        {
            return await question.Value;
        }
        catch
        {
            Interlocked.CompareExchange(ref _question, null, question);
            throw;
        }
    }
}

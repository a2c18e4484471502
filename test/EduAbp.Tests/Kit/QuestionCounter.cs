using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EduAbp.Tests.Kit;

/// <summary>Listens to what one application asks its database.</summary>
internal sealed class QuestionCounter : ILoggerProvider, ILogger
{
    private ConcurrentQueue<string> _asked = new();

    public async Task<IReadOnlyCollection<string>> InAsync(Func<Task> act)
    {
        var asked = _asked = new ConcurrentQueue<string>();
        await act();
        return asked;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId == RelationalEventId.CommandExecuted)
            _asked.Enqueue(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}

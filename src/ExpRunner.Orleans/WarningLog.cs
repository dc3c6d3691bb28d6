using Microsoft.Extensions.Logging;

namespace ExpRunner.Orleans;

/// <summary>Passes on, a line each, what is worth a warning; the rest of what Orleans has to say is for nobody here.</summary>
internal sealed class WarningLog(Action<string> warn) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var text = formatter(state, exception) + (exception is null ? "" : $" ({exception.Message})");
            warn(text.ReplaceLineEndings(" "));
        }
    }

    public void Dispose()
    {
    }
}

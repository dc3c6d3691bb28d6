using Microsoft.Extensions.Logging;

namespace ExpRunner.Orleans.Security;

/// <summary>Hears of handshakes of TLS that failed: they are told nowhere but to a log.</summary>
internal sealed class HandshakeLog(Action<Exception> tell) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Orleans.Connections.Security", StringComparison.Ordinal)
        ? this
        : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null)
        {
            tell(exception);
        }
    }

    public void Dispose()
    {
    }
}

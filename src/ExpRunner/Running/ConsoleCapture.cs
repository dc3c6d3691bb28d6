using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>While attempts run in this process, what they print to the console goes to their logs; between attempts the console is itself.</summary>
internal sealed class ConsoleCapture : IOutputCapture, IDisposable
{
    private readonly AttemptLog _output;
    private readonly AttemptLog _error;

    /// <param name="tee">Shows what is printed as well, on standard error: standard output is for results.</param>
    /// <param name="maxLog">The most bytes kept of a log; null: all.</param>
    public ConsoleCapture(bool tee, long? maxLog)
    {
        _output = new AttemptLog(Console.Out, "stdout", tee ? Console.Error : null, new LogBound(maxLog));
        _error = new AttemptLog(Console.Error, "stderr", tee ? Console.Error : null, new LogBound(maxLog));
        Console.SetOut(TextWriter.Synchronized(_output));
        Console.SetError(TextWriter.Synchronized(_error));
    }

    /// <inheritdoc/>
    public long Activity => _output.Activity + _error.Activity;

    /// <inheritdoc/>
    public IDisposable Begin(Attempt attempt)
    {
        _output.Begin(attempt);
        _error.Begin(attempt);
        return new Scope(this);
    }

    public void Dispose()
    {
        Console.SetOut(_output.Console);
        Console.SetError(_error.Console);
    }

    private sealed class Scope(ConsoleCapture capture) : IDisposable
    {
        public void Dispose()
        {
            capture._output.End();
            capture._error.End();
        }
    }
}

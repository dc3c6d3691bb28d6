namespace ExpRunner.Programs.Fluent;

/// <summary>Hands what a command prints to those who want it, one line at a time, whichever stream it came on.</summary>
internal sealed class CommandOutput(IReadOnlyList<TextWriter> sinks, Action<OutputLine>? onLine)
{
    private readonly Lock _gate = new();

    private bool _isClosed;

    /// <summary>What a sink or the callback threw first; null: nothing.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Takes a line.</summary>
    /// <param name="stream">Where it was printed.</param>
    /// <param name="text">The line.</param>
    /// <param name="end">What stood at its end: a line feed, or nothing where the output ended.</param>
    public void Take(OutputStream stream, string text, string end)
    {
        lock (_gate)
        {
            if (_isClosed || Fault is not null)
            {
                return;
            }
            try
            {
                foreach (var sink in sinks)
                {
                    sink.Write(text + end);
                }
                onLine?.Invoke(new OutputLine(text, stream, TimeProvider.System.GetUtcNow()));
            }
            catch (Exception fault)
            {
                Fault = fault;
            }
        }
    }

    /// <summary>Hands nothing on any more, whoever still prints.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }
}

namespace ExpRunner.Hosting.Commands;

/// <summary>Asks a person at the terminal what is to become of the sweep, which goes on meanwhile.</summary>
/// <param name="say">Shows the question.</param>
/// <param name="answered">Takes the answer; null: go on. Called on a thread of its own.</param>
internal sealed class InterruptQuestion(Action<string> say, Action<InterruptKind?> answered)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private volatile bool _isOpen;

    /// <summary>Asks; one answer comes, unless it is closed before.</summary>
    public void Ask()
    {
        say("Ctrl-C: [f]inish what runs, [s]kip it and go on, [x] stop all now, or [g]o on? Ctrl-C once more within two seconds stops all.");
        if (_isOpen)
        {
            return;
        }
        _isOpen = true;
        new Thread(Listen) { IsBackground = true, Name = "ExpRunner question" }.Start();
    }

    /// <summary>The answer is not needed any more.</summary>
    public void Close() => _isOpen = false;

    private void Listen()
    {
        while (_isOpen)
        {
            if (!Console.KeyAvailable)
            {
                Thread.Sleep(LookEvery);
                continue;
            }
            var key = char.ToLowerInvariant(Console.ReadKey(intercept: true).KeyChar);
            if ("fsxg".Contains(key, StringComparison.Ordinal) && _isOpen)
            {
                _isOpen = false;
                answered(key switch { 'f' => InterruptKind.Finish, 's' => InterruptKind.Skip, 'x' => InterruptKind.Stop, _ => null });
            }
        }
    }
}

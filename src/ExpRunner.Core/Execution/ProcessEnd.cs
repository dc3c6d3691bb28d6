namespace ExpRunner.Execution;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code; 128 + n where signal n ended it.</param>
internal readonly record struct ProcessEnd(int ExitCode)
{
    private static readonly Dictionary<int, string> SignalNames = new()
    {
        [1] = "SIGHUP", [2] = "SIGINT", [3] = "SIGQUIT", [4] = "SIGILL", [5] = "SIGTRAP", [6] = "SIGABRT", [8] = "SIGFPE",
        [9] = "SIGKILL", [11] = "SIGSEGV", [13] = "SIGPIPE", [14] = "SIGALRM", [15] = "SIGTERM",
    };

    /// <summary>The signal that ended it, or null; a program that exits with 128 + n by itself looks the same.</summary>
    public int? Signal
        => !OperatingSystem.IsWindows() && (SignalNames.ContainsKey(ExitCode - 128) || ExitCode == BusErrorCode) ? ExitCode - 128 : null;

    private static int BusErrorCode => OperatingSystem.IsMacOS() ? 138 : 135;

    /// <summary><c>exit code 3</c> or <c>signal 9 (SIGKILL)</c>.</summary>
    public override string ToString()
        => Signal is { } signal ? $"signal {signal} ({SignalNames.GetValueOrDefault(signal, "SIGBUS")})" : $"exit code {ExitCode}";
}

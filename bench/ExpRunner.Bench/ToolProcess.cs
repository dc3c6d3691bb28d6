namespace ExpRunner.Bench;

/// <summary>The tool as people start it, a process from its start to its end: as it was built beside the benchmark, or installed where EXPRUN_TOOL says.</summary>
internal static class ToolProcess
{
    private static readonly string Path = Environment.GetEnvironmentVariable("EXPRUN_TOOL") is { Length: > 0 } installed ? installed
        : System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "..", "..", "ExpRunner.Tool", "release", "dotnet-exprun"));

    /// <summary>A command of it, so many times.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="arguments">What follows the tool, as a shell reads it.</param>
    /// <param name="isEach">Whether it runs once for each item, and not once for all.</param>
    public static Candidate Of(string name, string arguments, bool isEach = false) => Peer.Shell(name, Repeated($"'{Path}' {arguments} > /dev/null", isEach));

    /// <summary>A command line once, or once for each item.</summary>
    public static string Repeated(string command, bool isEach) => isEach ? $"for ((i = 0; i < N; i++)); do {command} || exit 1; done" : command;
}

namespace ExpRunner.EndToEnd.Tests;

/// <summary>How a program ended and what it printed.</summary>
internal sealed record Finished(int ExitCode, string Output, string Error)
{
    public string All => $"exit code {ExitCode}\n--- output\n{Output}\n--- error\n{Error}";
}

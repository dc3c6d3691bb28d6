namespace ExpRunner.Mcp;

/// <summary>How a verb of the tool ended.</summary>
/// <param name="ExitCode">Its exit code: 0 all went well, 1 something failed, 2 bad usage.</param>
/// <param name="Output">What it wrote to standard output; as far as it was kept.</param>
/// <param name="LeftOut">How many characters were not kept.</param>
/// <param name="Said">What it wrote to standard error; the beginning.</param>
internal sealed record VerbEnd(int ExitCode, string Output, long LeftOut, string Said);

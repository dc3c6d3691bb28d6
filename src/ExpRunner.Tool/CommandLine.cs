using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;

namespace ExpRunner.Tool;

/// <summary>Runs a command and gives the exit code all commands agree on.</summary>
internal static class CommandLine
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>Bad usage, file, expression or query; nothing was done.</summary>
    public const int BadUsage = 2;

    /// <summary>Parses and runs; what cannot be parsed is one message on standard error and <see cref="BadUsage"/>.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args, CancellationToken cancel = default)
    {
        // The parser's messages would come in the machine's language, ours are English.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction refusal)
        {
            refusal.ShowHelp = args.Length == 0;
        }
        var code = await parsed.InvokeAsync(cancellationToken: cancel);
        return parsed.Errors.Count > 0 ? BadUsage : code;
    }
}

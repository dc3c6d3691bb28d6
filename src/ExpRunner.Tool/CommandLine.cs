using System.CommandLine;
using System.Globalization;
using System.Reflection;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Hosting;
using ExpRunner.Sweeps;
using ExpRunner.Tool.Filtering;

namespace ExpRunner.Tool;

/// <summary>Runs a command and gives its exit code.</summary>
internal static class CommandLine
{
    /// <summary>Writes the version, as every command line of System.CommandLine does.</summary>
    public static int WriteVersion()
    {
        Console.Out.WriteLine(typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return ExitCode.Ok;
    }

    /// <summary>Parses and runs; what cannot be parsed is one message on standard error and <see cref="ExitCode.BadUsage"/>.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args, CancellationToken cancel = default)
    {
        // The parser's messages would come in the machine's language, ours are English.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        if (args is [FilterCommand.Name, ..] && !TryExpand(ref args))
        {
            return ExitCode.BadUsage;
        }
        // A pattern such as @float@ is text, not the name of a file with more arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // Sweeps see to interrupts themselves.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null };
        if (parsed.Errors.Count == 0 || args.Length == 0)
        {
            var code = await parsed.InvokeAsync(configuration, cancel);
            return parsed.Errors.Count == 0 ? code : ExitCode.BadUsage;
        }
        foreach (var message in Refusals.Of(parsed).Concat(ProgramVerbs.ProblemsOf(parsed)).Append(Refusals.Help))
        {
            await Console.Error.WriteLineAsync(message);
        }
        return ExitCode.BadUsage;
    }

    /// <summary>Puts the arguments of files in the place of <c>@file</c>; false when one cannot be read.</summary>
    private static bool TryExpand(ref string[] args)
    {
        try
        {
            args = ArgumentFile.Expand(args);
            return true;
        }
        catch (SweepException fault)
        {
            Console.Error.WriteLine($"error: {fault.Message}");
            return false;
        }
    }
}

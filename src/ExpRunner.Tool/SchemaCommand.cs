using System.CommandLine;
using System.Runtime.CompilerServices;
using ExpRunner.Commands;
using ExpRunner.Programs;

namespace ExpRunner.Tool;

/// <summary><c>schema</c>: the JSON Schema of sweep files and of cluster files, for editors, also where there is no network.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "Of what: sweep (sweep files) or cluster (cluster files)", DefaultValueFactory = _ => "sweep" };
        kind.AcceptOnlyFromAmong("sweep", "cluster");
        var command = new Command("schema", "Prints the JSON Schema of sweep files, or of cluster files, by which editors complete and check them.") { kind };
        command.SetAction(parsed => Print(parsed.InvocationConfiguration.Output, parsed.GetValue(kind)!));
        return command;
    }

    /// <summary>Apart, so that no other verb loads what this one needs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Print(TextWriter output, string kind)
    {
        output.Write(FileSchemas.All[kind]());
        output.Flush();
        return ExitCode.Ok;
    }
}

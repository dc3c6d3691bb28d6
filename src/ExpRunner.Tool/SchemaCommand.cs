using System.CommandLine;
using System.Runtime.CompilerServices;
using ExpRunner.Commands;
using ExpRunner.Programs.SweepFiles;

namespace ExpRunner.Tool;

/// <summary><c>schema</c>: the JSON Schema of sweep files, for editors, also where there is no network.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "Of what: sweep (sweep files)", DefaultValueFactory = _ => "sweep" };
        kind.AcceptOnlyFromAmong("sweep");
        var command = new Command("schema", "Prints the JSON Schema of sweep files, by which editors complete and check them: exprun schema > sweep-file.schema.json") { kind };
        command.SetAction(parsed => Print(parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <summary>Apart, so that no other verb loads what this one needs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Print(TextWriter output)
    {
        output.Write(SweepFileSchema.Text);
        output.Flush();
        return ExitCode.Ok;
    }
}

using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Tool;

namespace ExpRunner.CommandLine.Tests;

/// <summary>The command lines of the tool and of experiment projects, and all that is below them.</summary>
internal static class CommandLines
{
    public static RootCommand Tool { get; } = Verbs.Create();

    public static RootCommand Project { get; } = CreateProject();

    /// <summary>Both, with their examples.</summary>
    public static IReadOnlyList<(string Name, RootCommand Root, IReadOnlyDictionary<string, (string Line, string What)[]> Examples)> All { get; } =
        [("dotnet exprun", Tool, VerbExamples.OfTool), ("dotnet run --", Project, VerbExamples.OfProject)];

    /// <summary>A command and every verb below it.</summary>
    public static IEnumerable<Command> VerbsOf(Command command) => CommandShape.VerbsOf(command).SelectMany(VerbsOf).Prepend(command);

    /// <summary>The words of an example as a shell hands them over, up to a pipe or a redirection.</summary>
    public static string[] Words(string line) => [.. ShellWords.Pieces(line).TakeWhile(piece => piece is not ("|" or ">" or ">>" or "&&")).Select(Unquoted)];

    private static string Unquoted(string piece) => piece.Length > 1 && piece[0] is '\'' or '"' && piece[^1] == piece[0] ? piece[1..^1] : piece;

    /// <summary>The tool has types of the same names, so that those of projects are not visible here.</summary>
    private static RootCommand CreateProject()
    {
        var hosting = typeof(ExpRunnerHost).Assembly;
        var terminal = Activator.CreateInstance(hosting.GetType("ExpRunner.Hosting.Terminal", throwOnError: true)!);
        return (RootCommand)hosting.GetType("ExpRunner.Hosting.Commands.ExperimentCommandLine", throwOnError: true)!.GetMethod("Create")!.Invoke(null, [terminal])!;
    }
}

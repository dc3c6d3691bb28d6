using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Looks for what programs need on this machine: the folder they run in, and themselves.</summary>
internal sealed class LocalCheck(ProgramSpec program, IReadOnlyList<TemplateUse> uses, FilePlace workdir)
{
    /// <summary>Stands for every value, so that a name which depends on one is known by it.</summary>
    private static readonly Value Marker = Value.Of("\u0001");

    /// <summary>What stands for the wrapper where stages are named.</summary>
    public const string Wrap = "";

    public IReadOnlyList<string> Problems(Func<string, string?> variable)
    {
        var problems = new ProblemList();
        foreach (var (stage, fault) in Faults(program, variable))
        {
            problems.Add(stage is null ? workdir : PlaceOf(stage), fault);
        }
        return problems.Lines;
    }

    /// <summary>What is missing, with the stage that needs it, <see cref="Wrap"/> or null for the working directory.</summary>
    public static IEnumerable<(string? Stage, string Fault)> Faults(ProgramSpec program, Func<string, string?> variable)
    {
        var folder = program.WorkingDirectory.Expand(new(_ => Marker, _ => Marker));
        var isKnown = !folder.Contains(Marker.AsText(), StringComparison.Ordinal);
        if (isKnown && !Directory.Exists(folder))
        {
            isKnown = false;
            yield return (null, $"the working directory {folder} does not exist. Create it, or change workdir:.");
        }
        foreach (var (name, command) in Commands(program))
        {
            if (ProgramOf(command) is { } file && ProgramSearch.Fault(file, isKnown ? folder : null, SearchPath(program, variable)) is { } fault)
            {
                yield return (name, fault);
            }
        }
    }

    /// <summary>The commands by the names their uses have; each needs its program unless a wrapper runs it.</summary>
    private static IEnumerable<(string Name, CommandTemplate Command)> Commands(ProgramSpec program)
        => program.Stages.Select(stage => (stage.Name, stage.Command)).Concat(program.Wrap is { } wrap ? [(Wrap, wrap)] : []);

    /// <summary>The program; null: values or a shell decide.</summary>
    private static string? ProgramOf(CommandTemplate command)
    {
        if (command.IsShell)
        {
            return null;
        }
        var file = command.Expand(new(_ => Marker, _ => Marker))[0];
        return file.Contains(Marker.AsText(), StringComparison.Ordinal) ? null : file;
    }

    /// <summary>Where programs are looked for; null: the file sets a PATH of its own, which only the run knows.</summary>
    private static string? SearchPath(ProgramSpec program, Func<string, string?> variable)
        => program.Environment.Any(entry => entry.Name == "PATH") ? null : variable("PATH") ?? "";

    private FilePlace PlaceOf(string stage) => (uses.FirstOrDefault(use => use.Stage == stage) ?? uses.First(use => use.In == TemplateUse.Wrap)).Text.Place;
}

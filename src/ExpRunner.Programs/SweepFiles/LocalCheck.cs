using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Looks for what programs need on this machine: the folder they run in, and themselves.</summary>
internal sealed class LocalCheck(ProgramSpec program, IReadOnlyList<TemplateUse> uses, FilePlace workdir)
{
    /// <summary>Stands for every value, so that a name which depends on one is known by it.</summary>
    private static readonly Value Marker = Value.Of("\u0001");

    public IReadOnlyList<string> Problems(Func<string, string?> variable)
    {
        var problems = new ProblemList();
        var folder = Folder(problems);
        foreach (var (name, command) in Commands())
        {
            if (ProgramOf(command) is { } file && ProgramSearch.Fault(file, folder, SearchPath(variable)) is { } fault)
            {
                problems.Add(PlaceOf(name), fault);
            }
        }
        return problems.Lines;
    }

    /// <summary>The commands by the names their uses have; each needs its program unless a wrapper runs it.</summary>
    private IEnumerable<(string Name, CommandTemplate Command)> Commands()
        => program.Stages.Select(stage => (stage.Name, stage.Command)).Concat(program.Wrap is { } wrap ? [("", wrap)] : []);

    /// <summary>The working directory; null: it depends on values, or is not there, which is noted.</summary>
    private string? Folder(ProblemList problems)
    {
        var folder = program.WorkingDirectory.Expand(new(_ => Marker, _ => Marker));
        if (folder.Contains(Marker.AsText(), StringComparison.Ordinal))
        {
            return null;
        }
        if (!Directory.Exists(folder))
        {
            problems.Add(workdir, $"the working directory {folder} does not exist. Create it, or change workdir:.");
            return null;
        }
        return folder;
    }

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
    private string? SearchPath(Func<string, string?> variable)
        => program.Environment.Any(entry => entry.Name == "PATH") ? null : variable("PATH") ?? "";

    private FilePlace PlaceOf(string stage) => (uses.FirstOrDefault(use => use.Stage == stage) ?? uses.First(use => use.In == TemplateUse.Wrap)).Text.Place;
}

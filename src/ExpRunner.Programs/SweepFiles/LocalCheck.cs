using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Looks for what programs need on this machine: the variables they speak of, the folder they run in, and themselves.</summary>
internal static class LocalCheck
{
    /// <summary>Stands for every value, so that a name which depends on one is known by it.</summary>
    private static readonly Value Marker = Value.Of("\u0001");

    /// <summary>What is missing.</summary>
    /// <param name="program">The program.</param>
    /// <param name="variable">A variable's value; null: it is not set.</param>
    public static IEnumerable<LocalFault> Faults(ProgramSpec program, Func<string, string?> variable)
    {
        var unset = Unset(program, variable).ToArray();
        var folder = Array.Exists(unset, fault => fault.In == TemplateUse.Folder) ? null : Known(program.WorkingDirectory.Expand(Values(variable)));
        if (folder is not null && !Directory.Exists(folder))
        {
            unset = [.. unset, new(TemplateUse.Folder, null, 0, $"the working directory {folder} does not exist. Create it, or change workdir:.")];
            folder = null;
        }
        return [.. unset, .. Programs(program, folder, variable)];
    }

    private static IEnumerable<LocalFault> Unset(ProgramSpec program, Func<string, string?> variable)
        => from text in program.Environment.Select(entry => (In: TemplateUse.OfVariable(entry.Name), Used: entry.Value.Variables)).Append((In: TemplateUse.Folder, Used: program.WorkingDirectory.Variables))
           from used in text.Used
           where variable(used.Name) is null
           select new LocalFault(text.In, null, used.Column, used.NotSet);

    /// <summary>Each command needs its program unless a wrapper runs it.</summary>
    private static IEnumerable<LocalFault> Programs(ProgramSpec program, string? folder, Func<string, string?> variable)
    {
        // What PATH is in a file that sets its own, only the run knows.
        var path = program.Environment.Any(entry => entry.Name == "PATH") ? null : variable("PATH") ?? "";
        var commands = program.Stages.Select(stage => (In: stage.Name, Stage: (string?)stage.Name, stage.Command)).Concat(program.Wrap is { } wrap ? [(TemplateUse.Wrap, null, wrap)] : []);
        return from entry in commands
               let file = entry.Command.IsShell ? null : Known(entry.Command.Expand(Values(variable))[0])
               let fault = file is null ? null : ProgramSearch.Fault(file, folder, path)
               where fault is not null
               select new LocalFault(entry.In, entry.Stage, 0, fault);
    }

    private static TemplateValues Values(Func<string, string?> variable) => new(_ => Marker, _ => Marker) { Variable = variable };

    /// <summary>What does not depend on a value; null: it does.</summary>
    private static string? Known(string text) => text.Contains(Marker.AsText(), StringComparison.Ordinal) ? null : text;
}

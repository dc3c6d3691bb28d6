using ExpRunner.Programs.SweepFiles.Yaml;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>A sweep file that has been read; where faults were noted, only its names are of use.</summary>
/// <param name="Path">The file as the user named it.</param>
/// <param name="Program">What it asks for.</param>
/// <param name="Warnings">What is odd but no error, each with its place.</param>
internal sealed record SweepFile(string Path, ProgramSpec Program, IReadOnlyList<string> Warnings)
{
    /// <summary>Its templates, which know their places.</summary>
    public required IReadOnlyList<TemplateUse> Uses { get; init; }

    /// <summary>How messages name a wrapper that was typed; null: none was.</summary>
    public string? TypedWrap { get; init; }

    /// <summary>What is to be run.</summary>
    public ProgramSweep ToSweep() => new(Program) { LocalProblems = () => LocalProblems(Environment.GetEnvironmentVariable) };

    /// <summary>What this machine lacks to run it: variables, the working directory, programs.</summary>
    /// <param name="variable">A variable's value; null: it is not set.</param>
    public IReadOnlyList<string> LocalProblems(Func<string, string?> variable)
    {
        var (placed, typed) = (new ProblemList(), new List<string>());
        foreach (var fault in LocalCheck.Faults(Program, variable))
        {
            if (fault.In == TemplateUse.Wrap && TypedWrap is not null)
            {
                typed.Add($"{TypedWrap}: {fault.Text}");
                continue;
            }
            placed.Add(PlaceOf(fault), fault.Column > 0 ? $"{fault.In}: {fault.Text}" : fault.Text);
        }
        return [.. placed.Lines, .. typed];
    }

    /// <summary>The folder of the file itself, where it names no other, has no place in it.</summary>
    private FilePlace PlaceOf(LocalFault fault)
        => Uses.FirstOrDefault(use => fault.Stage is null ? use.In == fault.In : use.Stage == fault.Stage)?.Text is not { } text ? new(Path, 1, 1)
            : fault.Column > 0 ? text.PlaceOf(fault.Column - 1) : text.Place;
}

using ExpRunner.Programs.Captures;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Quick;

/// <summary>An experiment that is typed on one command line.</summary>
internal sealed record QuickExperiment
{
    /// <summary>The name it has without one.</summary>
    public const string DefaultName = "quick_experiment";

    /// <summary>Its name.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>The commands, which are its stages in order.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>The variables, in the order they were typed.</summary>
    public IReadOnlyList<QuickVariable> Variables { get; init; } = [];

    /// <summary>Whether the first values of all variables make a config, the second ones the next, and so on.</summary>
    public bool IsList { get; init; }

    /// <summary>What is read from the output.</summary>
    public CaptureSet Scores { get; init; } = CaptureSet.Empty;

    /// <summary>Where the programs run, as typed.</summary>
    public string WorkingDirectory { get; init; } = ".";

    /// <summary>A command that is put in front of each.</summary>
    public string? Wrap { get; init; }

    /// <summary>What each attempt needs, as typed; null: nothing is said.</summary>
    public string? Resources { get; init; }

    /// <summary>Whether commands are for the shell.</summary>
    public bool IsShell { get; init; }

    /// <summary>What is to be run.</summary>
    /// <param name="problems">What others found wrong with it; takes the rest.</param>
    /// <returns>The program; where something is wrong only its names are of use.</returns>
    public ProgramSweep ToSweep(List<string> problems)
    {
        var stages = Commands.Select((text, i) => Try(problems, PlaceOf(i), () => new StageSpec(NameOf(i), IsShell ? CommandTemplate.ParseShell(text) : CommandTemplate.Parse(text)))).OfType<StageSpec>().ToList();
        var spec = new ProgramSpec
        {
            Name = Name,
            Parameters = [.. Variables.DistinctBy(variable => variable.Name).Select(variable => new ParameterSpec(variable.Name, null))],
            Stages = stages,
            Sweeps = [Sweep(problems)],
            Scores = Scores,
            WorkingDirectory = Try(problems, "--workdir", () => FolderTemplate.Parse(WorkingDirectory, Environment.CurrentDirectory)) ?? FolderTemplate.Literal(Environment.CurrentDirectory),
            Needs = Resources is null ? Needs.Least : Try(problems, "--resources", () => ResourceText.ParseNeeds(Resources)) ?? Needs.Least,
            Wrap = Wrap is null ? null : Try(problems, WrapPlace, () => CommandTemplate.Parse(Wrap)),
        };
        problems.AddRange(new QuickCheck(this, spec).Problems());
        return new ProgramSweep(spec) { LocalProblems = () => LocalCheck.Faults(spec, Environment.GetEnvironmentVariable).Select(fault => $"{PlaceOf(fault)}: {InOptions(fault.Text)}") };
    }

    private string WrapPlace => $"--wrap '{Wrap}'";

    private static string NameOf(int command) => command == 0 ? "cmd" : $"cmd{command + 1}";

    private string PlaceOf(int command) => $"--cmd '{Commands[command]}'";

    private string PlaceOf(LocalFault fault)
        => fault.Stage is { } stage ? PlaceOf(Enumerable.Range(0, Commands.Count).First(i => NameOf(i) == stage)) : fault.In == TemplateUse.Wrap ? WrapPlace : "--workdir";

    /// <summary>What sweep files say with keys is said with options here.</summary>
    private static string InOptions(string text)
        => text.Replace("say shell: true", "add --shell").Replace("set shell: true", "add --shell").Replace("workdir:", "--workdir");

    private SweepSpec Sweep(List<string> problems)
    {
        if (!IsList)
        {
            return new SweepSpec { Axes = [.. Variables.Select(variable => (variable.Name, Domain: Try(problems, variable.Place, variable.Domain)!)).Where(axis => axis.Domain is not null)] };
        }
        var values = Variables.Select(variable => Try(problems, variable.Place, variable.All) ?? []).ToArray();
        var longest = values.Select(list => list.Length).DefaultIfEmpty().Max();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Length > 1 && values[i].Length != longest)
            {
                problems.Add($"{Variables[i].Place}: a list takes the values side by side, and this has {values[i].Length} where another has {longest}. Give as many, or one for all.");
            }
        }
        return problems.Count > 0 || values.Length == 0 ? new SweepSpec() : new SweepSpec { Together = [Joined(values, longest)] };
    }

    private ParameterAxis Joined(Value[][] values, int count)
    {
        var rows = Enumerable.Range(0, count).Select(row => values.Select(list => list[list.Length == 1 ? 0 : row]).ToArray());
        return new([.. Variables.Select(variable => variable.Name)], SetValues.Of([.. rows.Select(row => row.Length == 1 ? row[0] : Value.List(row))]));
    }

    private static T? Try<T>(List<string> problems, string place, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is ConfigException or TemplateException or FormatException)
        {
            problems.Add($"{place}: {InOptions(fault.Message)}");
            return null;
        }
    }
}

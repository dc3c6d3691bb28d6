using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Templates;
using ExpRunner.Results;
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
    public IReadOnlyList<CaptureSpec> Scores { get; init; } = [];

    /// <summary>Where the programs run, as typed.</summary>
    public string WorkingDirectory { get; init; } = ".";

    /// <summary>A command that is put in front of each.</summary>
    public string? Wrap { get; init; }

    /// <summary>Whether commands are for the shell.</summary>
    public bool IsShell { get; init; }

    /// <summary>What is to be run.</summary>
    /// <param name="problems">What others found wrong with it; takes the rest.</param>
    /// <exception cref="SweepException">It cannot be run; it has all that is wrong.</exception>
    public ProgramSpec ToSpec(List<string> problems)
    {
        var stages = Commands.Select((text, i) => Try(problems, $"--cmd '{text}'", () => new StageSpec(NameOf(i), IsShell ? CommandTemplate.ParseShell(text) : CommandTemplate.Parse(text)))).OfType<StageSpec>().ToList();
        if (Commands.Count == 0)
        {
            problems.Add("--cmd: there is no command. Write one: --cmd './train.py {lr}'.");
        }
        CheckNames(problems, stages);
        var wrap = Wrap is null ? null : Try(problems, $"--wrap '{Wrap}'", () => CommandTemplate.Parse(Wrap));
        var folder = Try(problems, "--workdir", () => FolderTemplate.Parse(WorkingDirectory, Environment.CurrentDirectory, Environment.GetEnvironmentVariable));
        var sweep = problems.Count > 0 ? null : Sweep(problems);
        return problems.Count == 0 ? new ProgramSpec
        {
            Name = Name,
            Parameters = [.. Variables.Select(variable => new ParameterSpec(variable.Name, null))],
            Stages = stages,
            Sweeps = [sweep!],
            Scores = new CaptureSet(Scores),
            WorkingDirectory = folder!,
            Wrap = wrap,
        } : throw new SweepException([.. problems]);
    }

    private static string NameOf(int command) => command == 0 ? "cmd" : $"cmd{command + 1}";

    private void CheckNames(List<string> problems, List<StageSpec> stages)
    {
        foreach (var twice in Variables.GroupBy(variable => variable.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"{twice.Last().Option} {twice.Key}: the variable is given twice. Give all its values at once.");
        }
        foreach (var variable in Variables.Where(variable => ReservedNames.Contains(variable.Name)))
        {
            problems.Add($"{variable.Option} {variable.Name}: results use this name themselves. Choose another.");
        }
        string[] names = [.. Variables.Select(variable => variable.Name)];
        foreach (var (stage, place) in stages.SelectMany(stage => stage.Command.Placeholders.Select(place => (stage, place))))
        {
            if (place.Parameter(names.Contains) is null && !place.IsContext)
            {
                problems.Add($"--cmd '{stage.Command.Text}': nothing gives {place} a value.{NearNames.Hint(place.Name, names)} Add --vl {place.Name} VALUES.");
            }
        }
    }

    private SweepSpec Sweep(List<string> problems)
    {
        if (!IsList)
        {
            return new SweepSpec { Axes = [.. Variables.Select(variable => (variable.Name, Try(problems, $"{variable.Option} {variable.Name}", variable.Domain)!))] };
        }
        var values = Variables.Select(variable => Try(problems, $"{variable.Option} {variable.Name}", variable.All) ?? []).ToArray();
        var longest = values.Select(list => list.Length).DefaultIfEmpty().Max();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Length != longest && values[i].Length != 1)
            {
                problems.Add($"{Variables[i].Option} {Variables[i].Name}: a list takes the values side by side, and this has {values[i].Length} where another has {longest}. Give as many, or one for all.");
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
        catch (Exception fault) when (fault is ConfigException or TemplateException)
        {
            problems.Add($"{place}: {fault.Message}");
            return null;
        }
    }
}

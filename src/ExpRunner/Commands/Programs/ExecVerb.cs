using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Hosting.Running;
using ExpRunner.Programs;
using ExpRunner.Programs.Quick;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands.Programs;

/// <summary><c>exec grid|random|list</c>: sweeps a program that is typed on the command line.</summary>
internal sealed class ExecVerb
{
    private readonly Option<string[]> _commands = new("--cmd") { Description = "Command with placeholders: './train.py {lr} [fast]'; repeatable, run in order.", HelpName = "COMMAND" };
    private readonly Option<string[]> _lists = TypedOrder.Repeated("--vl", "A variable and its values: lr 0.1 0.01; repeatable.", "NAME VALUE...");
    private readonly Option<string[]> _arithmetic = TypedOrder.Repeated("--va", "A variable that is counted up: epochs 10 50 10 is 10, 20, 30, 40; repeatable.", "NAME START STOP STEP");
    private readonly Option<string[]> _geometric = TypedOrder.Repeated("--vg", "A variable that is multiplied up: width 16 256 2 is 16, 32, 64, 128; repeatable.", "NAME START STOP FACTOR");
    private readonly Option<string[]> _patterns = TypedOrder.Repeated("--pattern", "A score and the pattern of a line that has it: acc 'accuracy: (@float@)'; repeatable.", "NAME PATTERN", "-p");
    private readonly Option<int?> _repeat = SweepArguments.Positive("--repeat", [], "How often each config is run; default 1.");
    private readonly Option<string> _folder = new("--workdir") { Description = "Folder the commands run in; ~ and $NAME are replaced.", HelpName = "FOLDER", DefaultValueFactory = _ => "." };
    private readonly Option<string> _name = new("--name") { Description = "Name of the experiment, and of its folder.", HelpName = "NAME", DefaultValueFactory = _ => QuickExperiment.DefaultName };
    private readonly Option<string?> _wrap = Wrap();
    private readonly Option<string?> _resources = new("--resources") { Description = "What each repetition needs: cpus=2,gpus=1,memory=4g,tags=big:x86; as many run at once as fit into --slots.", HelpName = "RESOURCES" };
    private readonly Option<bool> _shell = new("--shell") { Description = "Run commands with /bin/sh, values quoted: for pipes and redirections." };
    private readonly Option<string[]> _tasks = new("--filter-tasks") { Description = "Run only these repetitions, by number: 0:10 12:, where number = experiment_id * repetitions + run_id.", HelpName = "A:B", AllowMultipleArgumentsPerToken = true };
    private readonly RunArguments _run = new RunArguments().ForPrograms();
    private readonly SearchKind _search;
    private readonly bool _isList;

    private ExecVerb(SearchKind search, bool isList) => (_search, _isList) = (search, isList);

    /// <summary>The option that puts a command in front of all.</summary>
    public static Option<string?> Wrap() => new("--wrap") { Description = "Command that each command is put behind: 'nice -n 10'.", HelpName = "COMMAND" };

    /// <summary>The verb with its three ways to combine values.</summary>
    public static Command Create(Terminal terminal) => new("exec", "Sweeps a program that is typed on the command line.")
    {
        new ExecVerb(SearchKind.Grid, isList: false).Command(terminal, "grid", "Every combination of the values, the first variable slowest."),
        new ExecVerb(SearchKind.Random, isList: false).Command(terminal, "random", "Random combinations: -n says how many."),
        new ExecVerb(SearchKind.Grid, isList: true).Command(terminal, "list", "The first values of all variables, then the second ones, and so on."),
    };

    private Command Command(Terminal terminal, string name, string description)
    {
        var command = new Command(name, description) { _commands, _lists, _arithmetic, _geometric, _patterns, _repeat, _folder, _name, _wrap, _resources, _shell, _tasks };
        _run.AddTo(command, "--experiment", "--search", "--sweep", "--isolate", _isList ? "--trials" : "");
        command.SetAction((typed, _) => RunAsync(terminal, typed));
        return command;
    }

    private Task<int> RunAsync(Terminal terminal, ParseResult typed)
    {
        var problems = new List<string>();
        var quick = Experiment(typed, problems);
        problems.AddRange(Misspelt(typed));
        var sweep = quick.ToSweep(problems);
        if (problems.Count == 0 && new QuickCheck(quick, sweep.Spec).Unused() is { } unused)
        {
            terminal.Warn(unused);
        }
        var settings = _run.Bind(typed);
        return SweepSession.RunAsync(terminal, settings with
        {
            Experiments = new GivenExperiments(sweep) { Problems = problems },
            Sweep = settings.Sweep with
            {
                Search = _search,
                Repetitions = typed.GetValue(_repeat) ?? settings.Sweep.Repetitions,
                PickRepetitions = typed.GetValue(_tasks) is { Length: > 0 } tasks ? string.Join(',', tasks) : null,
            },
        });
    }

    private QuickExperiment Experiment(ParseResult typed, List<string> problems) => new()
    {
        Name = typed.GetValue(_name)!,
        Commands = typed.GetValue(_commands) ?? [],
        Variables = [.. TypedOrder.Of(typed, "--vl", "--va", "--vg").Select(variable => VariableOf(variable, problems)).OfType<QuickVariable>()],
        IsList = _isList,
        Scores = QuickPatterns.Read(TypedOrder.Of(typed, "--pattern", "-p"), problems),
        WorkingDirectory = typed.GetValue(_folder)!,
        Wrap = typed.GetValue(_wrap),
        Resources = typed.GetValue(_resources),
        IsShell = typed.GetValue(_shell),
    };

    /// <summary>An option with one letter wrong would become a value of the option before it.</summary>
    private static IEnumerable<string> Misspelt(ParseResult typed)
        => from entry in TypedOrder.Of(typed, "--vl", "--va", "--vg", "--pattern", "-p", "--filter-tasks")
           from value in entry.Values
           where value.StartsWith("--", StringComparison.Ordinal)
           let near = typed.CommandResult.Command.Options.FirstOrDefault(option => NearNames.Distance(value, option.Name) == 1)
           where near is not null
           select $"{entry.Option} {entry.Values[0]}: '{value}' is no option, and would be taken as a value. Did you mean '{near.Name}'? As a value it can be given in a sweep file.";

    private static QuickVariable? VariableOf((string Option, IReadOnlyList<string> Values) typed, List<string> problems)
    {
        if (typed.Values.Count > 0)
        {
            var kind = typed.Option switch { "--vl" => QuickValues.List, "--va" => QuickValues.Arithmetic, _ => QuickValues.Geometric };
            return new(kind, typed.Values[0], [.. typed.Values.Skip(1)]);
        }
        problems.Add($"{typed.Option}: write the variable's name and its values behind it.");
        return null;
    }
}

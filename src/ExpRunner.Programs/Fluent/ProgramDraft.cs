using ExpRunner.Execution;
using ExpRunner.Expressions;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Templates;
using ExpRunner.Results;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Fluent;

/// <summary>A program as code has declared it, put together and checked.</summary>
internal sealed class ProgramDraft
{
    private const string Stage = "cmd";
    private readonly IReadOnlyList<Declaration> _declared;

    public ProgramDraft(IReadOnlyList<Declaration> declared)
    {
        _declared = [.. declared];
        Axes = [.. _declared.Where(declaration => declaration is { Parameter: not null, Domain: not null }).Select(declaration => (declaration.Parameter!, declaration.Domain!))];
        Environment = [.. _declared.Where(declaration => declaration is { Variable: not null, Domain: not null }).Select(VariableOf)];
    }

    public string? Name { get; init; }

    public string? WorkingDirectory { get; init; }

    public TimeSpan? Timeout { get; init; }

    public int Repetitions { get; init; } = 1;

    public Needs Needs { get; init; } = Needs.Least;

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public IReadOnlyList<Func<ConfigValues, bool>> Predicates { get; init; } = [];

    public IReadOnlyList<CaptureSpec> Scores { get; init; } = [];

    /// <summary>The parameters and their values, in order.</summary>
    public IReadOnlyList<(string Name, Domain Domain)> Axes { get; }

    /// <summary>The variables of the program, in order.</summary>
    public IReadOnlyList<(string Name, TextTemplate Value)> Environment { get; }

    /// <summary>The absolute folder it runs in.</summary>
    public string Folder => Path.GetFullPath(WorkingDirectory ?? ".");

    /// <summary>One expression for all that were given; null: none was.</summary>
    private string? Where => Conditions.Count == 0 ? null : string.Join(" && ", Conditions.Select(condition => Conditions.Count == 1 ? condition : $"({condition})"));

    /// <summary>The command.</summary>
    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    public CommandTemplate Command()
    {
        var command = CommandTemplate.Of([.. _declared.SelectMany(ArgumentsOf)]);
        var problems = _declared.Where(declaration => declaration.Fault is not null).Select(declaration => $"{declaration.Said}: {declaration.Fault}").ToList();
        string[] names = [.. Axes.Select(axis => axis.Name)];
        problems.AddRange(names.GroupBy(name => name).Where(group => group.Count() > 1)
            .Select(group => $"'{group.Key}' is declared {group.Count()} times. Give all its values at once, or another name to one of them with As."));
        problems.AddRange(names.Where(name => name.Length == 0 || name.StartsWith(ContextNames.Prefix, StringComparison.Ordinal))
            .Select(name => $"'{name}' cannot be a parameter's name. Give it another with As."));
        problems.AddRange(MissingValues.Of(command.Placeholders, names).Select(missing => $"The command: {missing.Fault} Declare Variable(\"{missing.Placeholder.Name}\", …)."));
        problems.AddRange(Conditions.Select(condition => FaultOf(condition, names)).OfType<string>());
        return problems.Count == 0 ? command : throw new SweepException(problems);
    }

    /// <summary>The same as a sweep runs it.</summary>
    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    public ProgramSweep ToSweep()
    {
        var problems = new List<string>();
        var command = Try(problems);
        var name = Name ?? NameOf(command);
        if (!ExperimentName.CanBeFolder(name))
        {
            problems.Add($"'{name}' cannot be the experiment's name, because its folder has it. Set Name.");
        }
        problems.AddRange(Axes.Where(axis => ReservedNames.Contains(axis.Name)).Select(axis => $"'{axis.Name}' is a name that results use themselves. Give the parameter another with As."));
        problems.AddRange(Repetitions < 1 ? ["Repetitions: at least 1."] : []);
        if (problems.Count > 0)
        {
            throw new SweepException(problems);
        }
        var spec = new ProgramSpec
        {
            Name = name,
            Parameters = [.. Axes.Select(axis => new ParameterSpec(axis.Name, null))],
            Stages = [new StageSpec(Stage, command!)],
            Sweeps = [new SweepSpec { Axes = Axes, Where = Where, Holds = Predicates.Count == 0 ? null : config => Predicates.All(holds => holds(new ConfigValues(config))) }],
            Scores = new CaptureSet(Scores),
            Timeout = Timeout,
            Repetitions = Repetitions,
            Needs = Needs,
            Environment = Environment,
            WorkingDirectory = FolderTemplate.Literal(Folder),
        };
        return new ProgramSweep(spec) { LocalProblems = () => Missing(command) };
    }

    /// <summary>What the machine lacks; nothing where values decide which program runs.</summary>
    private IEnumerable<string> Missing(CommandTemplate? command)
    {
        if (!Directory.Exists(Folder))
        {
            return [$"There is no working directory {Folder}. Create it, or set another WorkingDirectory."];
        }
        try
        {
            if (FirstOf(command) is { } program && Environment.All(variable => variable.Name != "PATH"))
            {
                ProgramFinder.Find(program, Folder, System.Environment.GetEnvironmentVariable("PATH"));
            }
            return [];
        }
        catch (ExecutorException fault)
        {
            return [fault.Message];
        }
    }

    private CommandTemplate? Try(List<string> problems)
    {
        try
        {
            return Command();
        }
        catch (SweepException fault)
        {
            problems.AddRange(fault.Problems);
            return null;
        }
    }

    /// <summary>The program's name; null: values decide.</summary>
    private string? FirstOf(CommandTemplate? command) => command is null || _declared[0].Arguments("") is not [{ Parts: [{ Placeholder: null, Text: var first }] }, ..] ? null : first;

    private string NameOf(CommandTemplate? command) => FirstOf(command) is { } program ? Path.GetFileNameWithoutExtension(program) : "program";

    /// <summary>A single value without a name is a part of the command.</summary>
    private static IEnumerable<ArgumentTemplate> ArgumentsOf(Declaration declaration) => declaration switch
    {
        { Parameter: { } parameter } => declaration.Arguments(parameter),
        { Domain: { } domain, Variable: null } => domain.At(0) is { IsNull: false } value ? ValueText.Items(value, isIdentity: false).Select(ArgumentTemplate.Literal) : [],
        _ => declaration.Arguments(""),
    };

    private static (string, TextTemplate) VariableOf(Declaration declaration)
        => (declaration.Variable!, declaration.Parameter is { } parameter ? TextTemplate.OfParameter(parameter) : TextTemplate.Literal(ValueText.Of(declaration.Domain!.At(0), isIdentity: false)));

    private static string? FaultOf(string condition, IEnumerable<string> names)
    {
        try
        {
            Expression.Parse(condition).Check(names);
            return null;
        }
        catch (ExpressionException fault)
        {
            return $"Where: {fault.Message}";
        }
    }
}

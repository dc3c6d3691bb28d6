using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>One reading of a file, from its parts to the whole.</summary>
internal sealed class FileReading(Section head, IReadOnlyList<YamlNode> documents, string path, ProblemList problems)
{
    private readonly List<string> _warnings = [];
    private readonly TemplateReader _templates = new(problems);
    private ScoresReader? _scores;

    /// <summary>The file; where problems were noted it is null, or only its names are of use.</summary>
    public SweepFile? Read()
    {
        var table = new ParameterTable(new GroupsReader(head, problems).Read());
        var formulas = new FormulaReader(problems);
        var defaults = new DefaultsReader(head, table, formulas, problems);
        defaults.Read();
        var program = Program(out var stageNames);
        var reader = new SweepReader(table, stageNames, new(formulas, problems, _warnings), formulas, problems);
        var sweeps = new SweepsReader(head, documents, table, problems).Read(reader);
        foreach (var tag in sweeps.SelectMany(sweep => sweep.Tags))
        {
            defaults.Tag(tag);
        }
        program = program is null ? null : program with
        {
            Parameters = [.. table.Names.Select(name => Parameter(name, table, [.. sweeps.Where(sweep => sweep.IsEnabled)]))],
            Groups = [.. table.Groups.Select(group => group.Spec)],
            Sweeps = [.. sweeps.Select(sweep => sweep.Spec with { UsesFolders = UsesFolders(sweep, table) })],
        };
        Check(table, sweeps, formulas, program);
        if (program is null)
        {
            return null;
        }
        new ScoreFormulaCheck(_scores!.Formulas, problems).Check(program.Scores.Captures, table.Names);
        _warnings.AddRange(problems.Any ? [] : new UnusedCheck(table, _templates.Uses, program.Scores.Formulas.SelectMany(formula => formula.Expression.Paths)).Warnings());
        return new(path, program, _warnings) { Uses = _templates.Uses };
    }

    /// <summary>Everything but parameters and sweeps; null: a part of it cannot be read.</summary>
    private ProgramSpec? Program(out IReadOnlyList<string> stageNames)
    {
        var stagesReader = new StagesReader(head, _templates, problems);
        var stages = stagesReader.Read();
        var scoresReader = _scores = new ScoresReader(head, _templates, stagesReader.Names, problems);
        var scores = scoresReader.Read();
        stageNames = [.. stagesReader.Names, .. scoresReader.Added.Select(stage => stage.Name)];
        var (slots, count) = new SlotsReader(head, problems).Read();
        var environment = new EnvironmentReader(head, _templates, problems);
        var folder = WorkingFolder.Read(head.Scalar("workdir", "a folder"), path, _templates);
        if (folder is null)
        {
            return null;
        }
        var program = new ProgramSpec
        {
            Name = ExperimentName.Read(head, path, problems),
            Description = head.Text("description"),
            Stages = [.. stages, .. scoresReader.Added],
            Sweeps = [],
            Scores = scores,
            Repetitions = head.Count("repetitions") ?? 1,
            Rounds = head.Count("repeat") ?? 1,
            Timeout = head.Duration("timeout"),
            Environment = environment.Variables(),
            WorkingDirectory = folder,
            Fetch = FetchReader.Read(head, _templates, stage: null),
            Wrap = head.Scalar("wrap", "a command") is { } wrap ? _templates.Command(wrap, isShell: false, TemplateUse.Wrap) : null,
            Slots = slots,
            SlotCount = count,
            Needs = new ResourcesReader(head, problems).Read(slots.Count > 0),
        };
        program = environment.SlotVariable() is { } slotVariable ? program with { SlotVariable = slotVariable } : program;
        environment.CheckSlots(program.SlotVariable, slots.Count > 0 || program.Needs.Gpus > 0);
        return program;
    }

    private void Check(ParameterTable table, IReadOnlyList<SweepDraft> sweeps, FormulaReader formulas, ProgramSpec? program)
    {
        formulas.CheckNames(table);
        foreach (var group in table.Groups.Where(group => table.Contains(group.Spec.Name)))
        {
            problems.Add(group.Place, $"'{group.Spec.Name}' is a group and a parameter. Rename one.");
        }
        new PlaceholderCheck(table, _templates.Uses, sweeps, problems).Check();
        if (program is null || sweeps.Where((sweep, number) => sweep.Spec.Number != number || sweep.Sets.Count != sweep.Spec.Axes.Count).Any())
        {
            return;
        }
        var entryCheck = new EntryCheck(new ProgramSweep(program), sweeps, formulas, problems, _warnings);
        try
        {
            entryCheck.Check();
        }
        catch (ConfigException) when (problems.Any)
        {
            // Parameters that are set twice make no space; that is noted.
            return;
        }
        if (problems.Any)
        {
            return;
        }
        var fill = new FillCheck(table, _templates.Uses, entryCheck, problems);
        foreach (var sweep in sweeps)
        {
            fill.Check(sweep);
        }
    }

    private bool UsesFolders(SweepDraft sweep, ParameterTable table)
        => _templates.Uses.Where(use => use.IsUsedBy(sweep.Spec.Stages)).SelectMany(use => use.Placeholders).Any(placeholder => NeededFolder.IsOne(placeholder.Name) && placeholder.Parameter(table.Contains) is null);

    /// <summary>A parameter that some sweep leaves out is null there: nothing that this sweep runs asks for it.</summary>
    private static ParameterSpec Parameter(string name, ParameterTable table, SweepDraft[] sweeps)
    {
        var standing = table.DefaultOf(name) ?? (sweeps.All(sweep => sweep.Gives(name, table)) ? null : Values.Value.Null);
        return new(name, standing, table.IsTag(name));
    }
}

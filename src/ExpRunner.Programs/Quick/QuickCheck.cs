using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Templates;
using ExpRunner.Results;

namespace ExpRunner.Programs.Quick;

/// <summary>Finds what does not fit together in an experiment typed on a command line.</summary>
internal sealed class QuickCheck(QuickExperiment typed, ProgramSpec spec)
{
    private readonly string[] _names = [.. typed.Variables.Select(variable => variable.Name)];

    /// <summary>All that is wrong.</summary>
    public IEnumerable<string> Problems() => [.. NameProblems(), .. VariableProblems(), .. ScoreProblems(), .. PlaceholderProblems()];

    /// <summary>The variables that no command uses; null: all are used.</summary>
    public string? Unused()
    {
        var used = Templates().SelectMany(template => template.Placeholders).Select(place => place.Parameter(_names.Contains)).ToHashSet();
        var unused = typed.Variables.Where(variable => !used.Contains(variable.Name)).Select(variable => variable.Place).ToArray();
        return unused.Length == 0 ? null
            : $"{string.Join(", ", unused)}: no command uses {(unused.Length == 1 ? "it" : "them")}, so that configs which differ in nothing else run the same. Write {string.Join(", ", unused.Select(place => $"{{{place[5..]}}}"))} where the value belongs, or leave {(unused.Length == 1 ? "it" : "them")} out.";
    }

    private IEnumerable<string> NameProblems()
    {
        if (!ExperimentName.CanBeFolder(typed.Name))
        {
            yield return $"--name '{typed.Name}': its folder has this name, so it cannot be empty, hold any of / \\ : * ? \" < > |, or begin or end with a dot or a blank. Choose another.";
        }
        if (typed.Commands.Count == 0)
        {
            yield return "--cmd: there is no command. Write one: --cmd './train.py {lr}'.";
        }
    }

    private IEnumerable<string> VariableProblems()
    {
        foreach (var twice in typed.Variables.GroupBy(variable => variable.Name).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Last().Place}: the variable is given twice. Give all its values at once.";
        }
        foreach (var variable in typed.Variables.DistinctBy(variable => variable.Name))
        {
            if (ReservedNames.Contains(variable.Name))
            {
                yield return $"{variable.Place}: results use this name themselves. Choose another.";
            }
            else if (!ParameterNames.CanBe(variable.Name))
            {
                yield return $"{variable.Option} '{variable.Name}': a name is made of letters, digits, _, - and dots, with a letter in it and none of - and dots at its ends. Choose another.";
            }
        }
    }

    private IEnumerable<string> ScoreProblems()
        => typed.Scores.Names.GroupBy(name => name).Where(group => group.Count() > 1)
            .Select(twice => $"-p {twice.Key}: there are {twice.Count()} patterns of this name. Give each a name of its own, or join them: 'one|other'.");

    private IEnumerable<string> PlaceholderProblems()
        => from template in Templates()
           from missing in MissingValues.Of(template.Placeholders, _names)
           select $"{template.Place}: {missing.Fault} Add --vl {missing.Placeholder.Name} VALUES.";

    private IEnumerable<(string Place, IEnumerable<Placeholder> Placeholders)> Templates() =>
    [
        .. spec.Stages.Select(stage => ($"--cmd '{stage.Command.Text}'", (IEnumerable<Placeholder>)stage.Command.Placeholders)),
        .. spec.Wrap is { } wrap ? new[] { ($"--wrap '{wrap.Text}'", (IEnumerable<Placeholder>)wrap.Placeholders) } : [],
        ("--workdir", spec.WorkingDirectory.Placeholders),
    ];
}

using System.Text.RegularExpressions;
using ExpRunner.Expressions;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Examining;

/// <summary>The folders below a path, and which of them are meant.</summary>
internal sealed record FolderSet(string Path)
{
    private static readonly string[] Known = ["experiment", "experiment_id", "run_id", "status"];

    public IReadOnlyList<Expression> Conditions { get; init; } = [];

    public IReadOnlyList<Func<TrialFolder, bool>> Predicates { get; init; } = [];

    public IReadOnlyList<Regex> Patterns { get; init; } = [];

    /// <summary>The folders, in order of experiment, trial and repetition.</summary>
    /// <param name="warnings">Takes what is odd about the files.</param>
    /// <exception cref="SweepException">There are none, or they cannot be read.</exception>
    /// <exception cref="ExpressionException">A name is known in none of them.</exception>
    public IReadOnlyList<TrialFolder> Read(ICollection<string> warnings)
    {
        TrialFolder[] all = [.. RecordedRepetitions.Find(Path, warnings.Add).SelectMany(Of)];
        if (all.Length > 0)
        {
            string[] names = [.. Known, .. all.SelectMany(folder => folder.Config.Keys.Concat(folder.Scores.Keys)).Distinct()];
            foreach (var condition in Conditions)
            {
                condition.Check(names);
            }
        }
        return [.. all.Where(Holds)];
    }

    private bool Holds(TrialFolder folder)
        => Conditions.All(condition => condition.IsTrue(name => folder.Find(name) ?? Value.Null))
            && Patterns.All(pattern => pattern.IsMatch(folder.ToString()))
            && Predicates.All(holds => holds(folder));

    private static IEnumerable<TrialFolder> Of(RecordedRepetitions sweep)
    {
        foreach (var trial in sweep.All.GroupBy(repetition => repetition.Id))
        {
            string[] folders = [.. trial.Select(repetition => repetition.Folder)];
            foreach (var repetition in trial)
            {
                yield return new TrialFolder(sweep.Experiment, repetition, [.. folders.Where(other => other != repetition.Folder)]);
            }
        }
    }
}

using System.Globalization;
using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands.Pruning;

/// <summary>What is no longer asked for, for people and for programs.</summary>
internal static class PruneText
{
    private const int MostLines = 20;
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>Prints the first trials that go, and how much that is in all.</summary>
    public static void Print(TextWriter output, PrunedFolder folder)
    {
        var name = folder.Plan.Experiment.Name;
        if (folder.Trials.Count == 0)
        {
            output.WriteLine($"{name}: nothing in {folder.Plan.Folder} is no longer asked for.");
            return;
        }
        output.WriteLine($"{name}: no longer asked for in {folder.Plan.Folder}:");
        PrunedTrial[] shown = [.. folder.Trials.Take(MostLines)];
        var text = new TrialText(FieldsOf(folder, shown));
        for (var i = 0; i < shown.Length; i++)
        {
            output.WriteLine($"  {$"#{shown[i].Id} {text.Config(shown[i].Config)}".TrimEnd()}  {What(folder, shown[i])}, {Size(folder.Bytes[i])}");
        }
        if (folder.Trials.Count > shown.Length)
        {
            output.WriteLine($"  ... and {PlanText.Number((UInt128)(folder.Trials.Count - shown.Length))} more");
        }
        output.WriteLine($"{name}: {Totals(folder)}");
    }

    /// <summary>The object of <c>--json</c>.</summary>
    public static Value ToJson(IReadOnlyList<PrunedFolder> folders, bool removed) => Value.Object(
        ("removed", Value.Of(removed)),
        ("trials", Value.Of(folders.Sum(WholeTrials))),
        ("repetitions", Value.Of(folders.Sum(Repetitions))),
        ("bytes", Value.Of(folders.Sum(folder => folder.Bytes.Sum()))),
        ("experiments", Value.List([.. folders.Select(ToJson)])));

    private static Value ToJson(PrunedFolder folder) => Value.Object(
        ("experiment", Value.Of(folder.Plan.Experiment.Name)),
        ("folder", Value.Of(folder.Plan.Folder)),
        ("trials", Value.Of(WholeTrials(folder))),
        ("repetitions", Value.Of(Repetitions(folder))),
        ("bytes", Value.Of(folder.Bytes.Sum())),
        ("items", Value.List([.. folder.Trials.Select((trial, i) => ToJson(trial, folder.Bytes[i]))])));

    private static Value ToJson(PrunedTrial trial, long bytes) => Value.Object(
        ("experiment_id", Value.Number(trial.Id.ToString(CultureInfo.InvariantCulture))),
        ("config", trial.Config),
        ("reason", Value.Of(trial.Kept > 0 ? "repetitions" : trial.IsRefused ? "refused" : "config")),
        ("run_ids", Value.List([.. trial.RunIds.Select(run => Value.Of(run))])),
        ("bytes", Value.Of(bytes)));

    /// <summary>The fields that vary today, those in which what is shown differs, and those that today's class no longer has.</summary>
    private static HashSet<string> FieldsOf(PrunedFolder folder, PrunedTrial[] shown)
    {
        var fields = VariedFields.Of(folder.Plan.Experiment, folder.Plan.Options).ToHashSet();
        var known = folder.Plan.Experiment.Config.Fields.Select(field => field.Name).ToHashSet();
        foreach (var name in shown.SelectMany(trial => trial.Config.Names.ToArray()).Distinct())
        {
            if (!known.Contains(name) || shown.Select(trial => trial.Config.TryGet(name, out var value) ? value.ToJson() : "").Distinct().Count() > 1)
            {
                fields.Add(name);
            }
        }
        return fields;
    }

    private static string What(PrunedFolder folder, PrunedTrial trial)
        => trial.Kept > 0 ? $"{Count(trial.RunIds.Count, "repetition")} beyond {folder.Plan.Repetitions}"
            : trial.IsRefused ? $"{Count(trial.RunIds.Count, "repetition")} that today's class cannot read"
            : Count(trial.RunIds.Count, "repetition");

    private static string Totals(PrunedFolder folder)
    {
        var whole = WholeTrials(folder);
        string[] parts = [.. whole > 0 ? [Count(whole, "trial")] : Array.Empty<string>(), Count(Repetitions(folder), "repetition"), Size(folder.Bytes.Sum())];
        return string.Join(", ", parts);
    }

    private static int WholeTrials(PrunedFolder folder) => folder.Trials.Count(trial => trial.Kept == 0);

    private static int Repetitions(PrunedFolder folder) => folder.Trials.Sum(trial => trial.RunIds.Count);

    private static string Count(int number, string noun) => $"{PlanText.Number((UInt128)number)} {noun}{(number == 1 ? "" : "s")}";

    private static string Size(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1000 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1000, unit + 1);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 || size >= 100 ? Math.Round(size) : Math.Round(size, 1))} {Units[unit]}");
    }
}

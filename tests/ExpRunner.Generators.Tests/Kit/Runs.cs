using System.Text;
using ExpRunner.Sweeps;

namespace ExpRunner.Generators.Tests.Kit;

/// <summary>Runs experiments of generated code and prints what came out, for goldens.</summary>
internal static class Runs
{
    public static async Task<string> PrintAsync(IEnumerable<string> experiments)
    {
        var text = new StringBuilder();
        foreach (var name in experiments)
        {
            await PrintAsync(ExperimentRegistry.Find(name)!, text);
        }
        return text.ToString();
    }

    private static async Task PrintAsync(Experiment experiment, StringBuilder text)
    {
        var defaults = experiment.Config.Defaults;
        Assert.Equal(defaults, experiment.Config is Spaces.ConfigType type ? type.Normalise(defaults) : default);
        Line($"{experiment.Name}, {experiment.Repetitions} repetitions");
        foreach (var field in experiment.Config.Fields)
        {
            Line($"  {field.Name}: {field.Type.Name}{(field.IsComputed ? ", computed" : "")}{(field.IsTag ? ", tag" : "")}{(field.IsRequired ? ", required" : "")}");
        }
        Line($"  config:   {defaults.ToJson()}");
        Line($"  computed: {experiment.Computed(defaults).ToJson()}");
        Line($"  broken:   {experiment.BrokenConstraint(defaults) ?? "none"}");
        Line($"  listed:   {string.Join("; ", experiment.Listed.Select(list => $"{list.Name} {list.Configs.Count}"))}");
        PrintSpace("space", experiment.Space);
        foreach (var (name, space) in experiment.Sweeps)
        {
            PrintSpace(name, space);
        }
        Line($"  scores:   {await ScoresAsync(experiment)}");

        void PrintSpace(string name, Spaces.SearchSpace space)
        {
            Line($"  {name + ":",-9} {space.Count?.ToString() ?? "no grid"}");
            if (space.Count is { } count)
            {
                Line($"    first:  {Checked(experiment, space, 0)}");
                Line($"    last:   {Checked(experiment, space, count - 1)}");
            }
        }

        void Line(string line) => text.Append(line.TrimEnd()).Append('\n');
    }

    /// <summary>A grid point, after it was read and written again and found at its place.</summary>
    private static string Checked(Experiment experiment, Spaces.SearchSpace space, UInt128 index)
    {
        var config = space.At(index);
        Assert.Equal(config, ((Spaces.ConfigType)experiment.Config).Normalise(config));
        Assert.True(space.TryIndexOf(config, out var found));
        Assert.Equal(index, found);
        return config.ToJson();
    }

    private static async Task<string> ScoresAsync(Experiment experiment)
    {
        var scores = new ScoreWriter();
        var trial = TrialContext.ForTest(seed: 1, outPath: "out");
        try
        {
            await experiment.RunAsync(experiment.Config.Defaults, trial, scores);
            return scores.Scores.ToJson();
        }
        catch (InvalidOperationException fault)
        {
            return "fails: " + fault.Message;
        }
    }
}

using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;

namespace ExpRunner.Hosting.Commands;

/// <summary>What would run, a line per repetition, without writing anything.</summary>
internal static class DryRun
{
    private const int MostLines = 1000;

    public static void Print(TextWriter output, IReadOnlyList<PreparedExperiment> prepared)
    {
        foreach (var experiment in prepared)
        {
            output.WriteLine(PlanText.Headline(experiment.Run.Plan));
            var text = new TrialText(VariedFields.Of(experiment.Plan.Experiment, experiment.Plan.Options));
            var lines = 0;
            foreach (var repetition in experiment.Run.Work())
            {
                if (lines++ == MostLines)
                {
                    output.WriteLine("  and more");
                    break;
                }
                output.WriteLine($"  #{repetition.Trial.Id}/{repetition.RunId} {text.Config(repetition.Trial.Config)}".TrimEnd());
            }
        }
    }
}

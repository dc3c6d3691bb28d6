using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;
using ExpRunner.Programs;
using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary>What would run, a line per repetition and of programs one per stage, without writing anything.</summary>
internal static class DryRun
{
    private const int MostLines = 1000;

    public static void Print(TextWriter output, IReadOnlyList<PreparedExperiment> prepared)
    {
        foreach (var experiment in prepared)
        {
            output.WriteLine(PlanText.Headline(experiment.Run.Plan));
            var commands = experiment.Plan.Experiment is ProgramSweep { Spec: var program } ? new CommandPreview(program) : null;
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
                if (commands is not null)
                {
                    Print(output, commands, experiment.Run.Preview(repetition));
                }
            }
        }
    }

    private static void Print(TextWriter output, CommandPreview commands, Attempt attempt)
    {
        foreach (var stage in attempt.Stages)
        {
            output.WriteLine($"    {stage.Name}: {(stage.IsDone ? "done" : commands.Of(attempt, stage.Name))}");
        }
    }
}

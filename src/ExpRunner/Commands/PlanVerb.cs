using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Execution;
using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;
using ExpRunner.Programs;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>plan</c>: sizes, what is done, what is left and how long it may take; changes nothing.</summary>
internal static class PlanVerb
{
    public static Command Create(Terminal terminal)
    {
        var sweep = new SweepArguments();
        var command = new Command("plan", "Show what a run would do: counts, slots, estimated time. Changes nothing.");
        sweep.AddTo(command, "--stages", "--queue");
        var json = Json();
        command.Options.Add(json);
        NameCompletions.AddTo(command, _ => RunVerb.Registered());
        command.SetAction(typed => Print(terminal, sweep.Bind(typed), RegisteredExperiments.Instance, typed.GetValue(json)));
        return command;
    }

    /// <summary>The option of plans that programs read.</summary>
    public static Option<bool> Json() => FormatOption.Json("One array on standard output.");

    /// <summary>Prints the plan of a sweep, or what is wrong with it.</summary>
    public static int Print(Terminal terminal, SweepOptions options, IExperimentSource experiments, bool asJson)
    {
        try
        {
            using var runner = new SweepRunner(options, experiments, new QuietProgress(terminal.Warn), TimeProvider.System);
            runner.Prepare(readOnly: true);
            if (asJson)
            {
                JsonOutput.Write(terminal.Out, runner.Prepared.Select(prepared => PlanJson.Of(prepared, SlotChoice.CountOf(prepared.Plan, prepared.Run.Plan.ToRun))));
                return ExitCode.Ok;
            }
            foreach (var prepared in runner.Prepared)
            {
                Print(terminal.Out, prepared, SlotChoice.CountOf(prepared.Plan, prepared.Run.Plan.ToRun));
            }
            return ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            terminal.Error.WriteLine(fault.Message);
            return ExitCode.BadUsage;
        }
    }

    private static void Print(TextWriter output, PreparedExperiment prepared, int slots)
    {
        var plan = prepared.Run.Plan;
        output.WriteLine(PlanText.Headline(plan));
        foreach (var block in prepared.Plan.Blocks)
        {
            output.WriteLine($"  {block.Block.Kind.ToString().ToLowerInvariant()}{(block.Block.Name is { } name ? " " + name : "")}: {PlanText.Number(block.Count)} configs");
            if (prepared.Plan.Experiment is ProgramSweep && block.Block.Configs.Count > 0)
            {
                SweepText.PrintConfigs(output, block.Block.Configs, new TrialText(VariedFields.Of(prepared.Plan.Experiment, prepared.Plan.Options)));
            }
        }
        foreach (var left in (prepared.Plan.Experiment as ProgramSweep)?.Spec.Sweeps.Where(sweep => !sweep.IsEnabled) ?? [])
        {
            output.WriteLine($"  {SweepText.NameOf(left)}: disabled");
        }
        var (experiment, where) = (prepared.Plan.Experiment, ExecutorChoice.NameOf(prepared.Plan.Options));
        var needs = experiment.Needs == Needs.Least ? "" : $", each {experiment.Needs}";
        output.WriteLine($"  slots: {slots}{(experiment.Stages.Count > 0 ? "" : $" ({where})")}{needs}");
        output.WriteLine(Estimate(plan, slots));
    }

    private static string Estimate(PlannedExperiment plan, int slots)
    {
        if (plan.MeanDuration is not { } mean)
        {
            return "  time: not known before a repetition has run; --first runs one";
        }
        var total = Math.Min(mean.TotalSeconds * (double)plan.ToRun / slots, TimeSpan.MaxValue.TotalSeconds / 2);
        return $"  time: about {DurationText.Format(TimeSpan.FromSeconds(total))} at {DurationText.Format(mean)} a repetition";
    }
}

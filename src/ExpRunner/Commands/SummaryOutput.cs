using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary>What a run shows at its end: tables for people, or one object for programs.</summary>
internal static class SummaryOutput
{
    private const int MostRows = 50;

    public static void Print(Terminal terminal, RunSettings settings, SweepSummary summary)
    {
        if (settings.Json)
        {
            terminal.Out.WriteLine(ToJson(summary).ToJson());
            return;
        }
        if (!settings.Quiet)
        {
            PrintTables(terminal, summary);
        }
    }

    private static void PrintTables(Terminal terminal, SweepSummary summary)
    {
        foreach (var experiment in summary.Experiments.Where(experiment => Directory.Exists(experiment.Folder)))
        {
            PrintTable(terminal, experiment);
        }
    }

    private static void PrintTable(Terminal terminal, ExperimentSummary experiment)
    {
        try
        {
            var results = Report.Load(experiment.Folder);
            if (results.Rows.Count == 0)
            {
                terminal.Error.WriteLine($"{experiment.Name}: no trial has ended yet, so there is no table.");
                return;
            }
            terminal.Out.WriteLine();
            if (results.Rows.Count > MostRows)
            {
                terminal.Out.WriteLine($"{experiment.Name}: {results.Rows.Count} trials are in {experiment.Folder}; the verb report shows them.");
                return;
            }
            terminal.Out.WriteLine(experiment.Name);
            ReportWriter.Write(terminal.Out, results.Tables(new ReportOptions()), ReportFormat.Text);
        }
        catch (ReportException)
        {
            terminal.Error.WriteLine($"{experiment.Name}: no trial has ended yet, so there is no table.");
        }
    }

    private static Value ToJson(SweepSummary summary) => Value.Object(
        ("exit_code", Value.Of(summary.ExitCode)),
        ("interrupted", Value.Of(summary.Interrupted)),
        ("experiments", Value.List([.. summary.Experiments.Select(ToJson)])));

    private static Value ToJson(ExperimentSummary summary) => Value.Object(
        ("experiment", Value.Of(summary.Name)),
        ("folder", Value.Of(summary.Folder)),
        ("shard", Value.Of(summary.Shard?.ToString())),
        ("planned", Number(summary.Planned)),
        ("completed", Number(summary.Completed)),
        ("failed", Number(summary.Failed)),
        ("missing", Number(summary.Missing)),
        ("completed_now", Number(summary.CompletedNow)),
        ("failed_now", Number(summary.FailedNow)),
        ("duration_seconds", Value.Of(Math.Round(summary.Duration.TotalSeconds, 3))),
        ("gave_up", Value.Of(summary.GaveUp)),
        ("interrupted", Value.Of(summary.Interrupted)),
        ("first_error", Value.Of(summary.FirstError)));

    private static Value Number(UInt128 number) => Value.Number(number.ToString(CultureInfo.InvariantCulture));
}

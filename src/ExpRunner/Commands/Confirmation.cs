using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;

namespace ExpRunner.Hosting.Commands;

/// <summary>Asks before a sweep that is larger than anybody types by intention.</summary>
internal static class Confirmation
{
    private const int Large = 10_000;

    /// <summary>Whether to go on; where nobody can be asked the answer is yes.</summary>
    public static bool IsGiven(Terminal terminal, RunSettings settings, IReadOnlyList<PreparedExperiment> prepared)
    {
        var large = prepared.Where(experiment => experiment.Run.Plan.ToRun > Large).ToList();
        if (settings.Yes || large.Count == 0 || !terminal.CanAsk)
        {
            return true;
        }
        foreach (var experiment in large)
        {
            terminal.Error.WriteLine(PlanText.Headline(experiment.Run.Plan));
        }
        terminal.Error.Write("Run it? [y/N] (-y does not ask) ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}

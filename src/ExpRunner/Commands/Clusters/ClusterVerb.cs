using System.CommandLine;
using System.Globalization;
using ExpRunner.Cluster;
using ExpRunner.Commands;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>cluster status</c> and <c>cluster cancel</c>.</summary>
internal static class ClusterVerb
{
    public static Command Create(Terminal terminal) => new("cluster", "Look at a cluster, or end a sweep on it.") { Status(terminal), Cancel(terminal) };

    private static Command Status(Terminal terminal)
    {
        var arguments = new ClusterArguments();
        var command = new Command("status", "Show the open sweeps, how far they are, and who works on them.");
        var json = FormatOption.Json("One array on standard output.");
        arguments.AddTo(command, isRequired: true);
        command.Options.Add(json);
        command.SetAction((typed, _) => ClusterSession.RunAsync(terminal, async (stop, _) =>
        {
            var cluster = await arguments.ConnectAsync(typed, stop).ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                await (typed.GetValue(json) ? PrintJsonAsync(terminal, cluster, stop) : PrintAsync(terminal, cluster, stop)).ConfigureAwait(false);
            }
        }));
        return command;
    }

    private static async Task PrintAsync(Terminal terminal, ICluster cluster, CancellationToken stop)
    {
        var sweeps = await cluster.OpenSweepsAsync(stop).ConfigureAwait(false);
        if (sweeps.Count == 0)
        {
            terminal.Error.WriteLine("No sweep is open.");
        }
        foreach (var sweep in sweeps)
        {
            var standing = await cluster.Sweep(sweep.Id).StatusAsync().ConfigureAwait(false);
            var counts = standing.Counts;
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{sweep.Id}: {counts.Completed} of {counts.All} completed, {counts.Failed} failed, {counts.Leased} with workers, {counts.Waiting} waiting{(standing.IsCancelled ? ", cancelled" : "")}; from {sweep.Terms.Submitter}, {sweep.Terms.Folder}"));
            foreach (var (worker, leases) in standing.Workers)
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {worker}: {leases}"));
            }
        }
    }

    private static async Task PrintJsonAsync(Terminal terminal, ICluster cluster, CancellationToken stop)
    {
        var items = new List<Value>();
        foreach (var sweep in await cluster.OpenSweepsAsync(stop).ConfigureAwait(false))
        {
            var standing = await cluster.Sweep(sweep.Id).StatusAsync().ConfigureAwait(false);
            var counts = standing.Counts;
            items.Add(Value.Object(
                ("sweep", Value.Of(sweep.Id)),
                ("all", Value.Of(counts.All)),
                ("completed", Value.Of(counts.Completed)),
                ("failed", Value.Of(counts.Failed)),
                ("leased", Value.Of(counts.Leased)),
                ("waiting", Value.Of(counts.Waiting)),
                ("cancelled", Value.Of(standing.IsCancelled)),
                ("submitter", Value.Of(sweep.Terms.Submitter)),
                ("folder", Value.Of(sweep.Terms.Folder)),
                ("workers", Value.Object([.. standing.Workers.Select(worker => (worker.Worker, Value.Of(worker.Leases)))]))));
        }
        JsonOutput.Write(terminal.Out, items);
    }

    private static Command Cancel(Terminal terminal)
    {
        var arguments = new ClusterArguments();
        var id = new Argument<string>("sweep") { Description = "The id that status shows." };
        var command = new Command("cancel", "End a sweep: what runs of it is ended, what has ended is told to whoever submitted it.") { id };
        arguments.AddTo(command, isRequired: true);
        command.SetAction((typed, _) => ClusterSession.RunAsync(terminal, async (stop, _) =>
        {
            var cluster = await arguments.ConnectAsync(typed, stop).ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                var sweep = cluster.Sweep(typed.GetValue(id)!);
                if (!(await sweep.StatusAsync().ConfigureAwait(false)).IsOpen)
                {
                    throw new ClusterException($"No sweep '{typed.GetValue(id)}' is open. cluster status lists those that are.");
                }
                await sweep.CancelAsync(endsRunning: true).ConfigureAwait(false);
            }
        }));
        return command;
    }
}

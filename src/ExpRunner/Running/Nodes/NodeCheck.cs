using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Looks at a node that was tried: what sweeps need there.</summary>
internal sealed class NodeCheck(NodeGate gate)
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromSeconds(10);
    private readonly string _name = gate.Node.Spec.Name;

    /// <summary>All that is found.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel)
    {
        if (gate.Facts is not { } facts || gate.Aside is not null)
        {
            return [new(_name, "reached", FindingState.Fault, NodeSurvey.WayTo(gate.Node.Spec), gate.Aside)];
        }
        return
        [
            new(_name, "reached", FindingState.Ok, string.Create(CultureInfo.InvariantCulture, $"{NodeSurvey.WayTo(gate.Node.Spec)}, which is {facts.Host}, {facts.Platform.System} {facts.Platform.Machine}; there and back in {facts.Latency.TotalMilliseconds:0.#} ms")),
            Clock(facts),
            facts.FreeDisk is { } free ? MachineCheck.DiskOf(_name, facts.WorkDir, free) : new(_name, "disk", FindingState.Note, $"nobody says how much is free in {facts.WorkDir}"),
            DotNet(facts),
            await ToolsAsync(cancel).ConfigureAwait(false),
            Slots(facts),
        ];
    }

    private Finding Clock(NodeFacts facts)
    {
        var ahead = facts.ClockAhead;
        var text = string.Create(CultureInfo.InvariantCulture, $"{ahead.Duration().TotalSeconds:0.##} s {(ahead < TimeSpan.Zero ? "behind" : "ahead")}");
        return ahead.Duration() <= MostAhead
            ? new(_name, "clock", FindingState.Ok, text)
            : new(_name, "clock", FindingState.Fault, text, "Set it, such as with chrony: what programs write there has other times than what is written here.");
    }

    private Finding DotNet(NodeFacts facts) => facts.Runtimes.Any(version => version.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Environment.Version.Major}."), StringComparison.Ordinal))
        ? new(_name, ".NET", FindingState.Ok, string.Join(", ", facts.Runtimes))
        : new(_name, ".NET", FindingState.Note, facts.Runtimes.Count == 0 ? "there is none" : string.Join(", ", facts.Runtimes),
            string.Create(CultureInfo.InvariantCulture, $"Programs need none. Experiments in C# need the runtime {Environment.Version.Major}.0 in the PATH of a login there, or are sent with it."));

    private Finding Slots(NodeFacts facts)
    {
        var slots = NodeSurvey.SlotsOf(gate);
        var bound = slots.Where(slot => slot.Binding.Length > 0).Select(slot => slot.Binding).ToArray();
        return slots.Count == 0
            ? new(_name, "slots", FindingState.Fault, "none", $"{NodeCapacity.Lack(gate, Needs.Least)}. Give it workers: or cpus:.")
            : new(_name, "slots", FindingState.Ok, string.Create(CultureInfo.InvariantCulture, $"{slots.Count} at once on {facts.Cpus} processors{(bound.Length > 0 ? $", with {string.Join(' ', bound)}" : "")}"));
    }

    private async Task<Finding> ToolsAsync(CancellationToken cancel)
    {
        string[] wanted = ["sh", "tar", "gzip", "setsid"];
        using var process = OwnedProcess.Start(gate.Node.Command($"for tool in {string.Join(' ', wanted)}; do if command -v $tool >/dev/null 2>&1; then echo $tool; fi; done"));
        process.Input.Close();
        using var reader = new StreamReader(process.Output);
        var found = (await reader.ReadToEndAsync(cancel).ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.Ended.WaitAsync(cancel).ConfigureAwait(false);
        string[] here = [.. wanted.Where(found.Contains)];
        return here.Contains("tar")
            ? new(_name, "tools", FindingState.Ok, string.Join(", ", here))
            : new(_name, "tools", FindingState.Fault, $"there is no tar, but {string.Join(", ", here)}", "Install tar there: files go to nodes and come back by it.");
    }
}

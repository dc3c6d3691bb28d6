using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>What was run, for somebody who opens the page after weeks: what was asked for, with what code, on which machines.</summary>
internal static class AboutFacts
{
    private const string Sweep = "Sweep";
    private const string Code = "Code";
    private const string Machine = "Machine";

    /// <summary>The facts, in the order in which people read them.</summary>
    public static IReadOnlyList<PageFact> Of(IReadOnlyList<SweepRecord> sweeps) =>
    [
        .. Facts(sweeps).Where(fact => fact.Value.Length > 0).Select(fact => fact with { Value = DataText.Cut(fact.Value, DataText.LongestText) }),
    ];

    private static IEnumerable<PageFact> Facts(IReadOnlyList<SweepRecord> sweeps)
    {
        yield return new(Sweep, "search", Each(sweeps, sweep => string.Join("; ", sweep.Blocks.Select(SearchOf))));
        yield return new(Sweep, "repetitions", Each(sweeps, sweep => AskedText.Of(sweep.File, "repetitions")));
        yield return new(Sweep, "seed", Each(sweeps, sweep => sweep.Seed.ToString(CultureInfo.InvariantCulture)));
        foreach (var (name, header) in AskedText.Options)
        {
            yield return new(Sweep, header, Each(sweeps, sweep => AskedText.Of(sweep.File, name)));
        }
        foreach (var fact in StartFacts.Of([.. sweeps.SelectMany(sweep => sweep.Starts)]))
        {
            yield return new(Sweep, fact.Name, fact.Value);
        }
        yield return new(Sweep, "computing time", Computing([.. sweeps.SelectMany(sweep => sweep.Ends)]));
        foreach (var (name, command) in sweeps.SelectMany(sweep => AskedText.Stages(sweep.File)).Distinct())
        {
            yield return new(Code, $"stage {name}", command);
        }
        yield return new(Code, "identity", Codes(sweeps));
        yield return new(Code, "git commit", Distinct(sweeps, start => start.Runner.GitCommit));
        yield return new(Code, "ExpRunner", Distinct(sweeps, start => start.Runner.Version));
        yield return new(Machine, "host", Distinct(sweeps, start => start.Runner.Host));
        foreach (var (name, header) in new[] { ("os", "system"), ("processor", "processor"), ("processors", "processors"), ("architecture", "architecture"), ("runtime", "runtime") })
        {
            yield return new(Machine, header, Distinct(sweeps, start => start.Machine.TryGet(name, out var value) ? value.ToString() : null));
        }
        yield return new(Machine, "memory", Distinct(sweeps, start => start.Machine.TryGet("memory_bytes", out var bytes) && bytes.Kind == ValueKind.Number ? Text($"{bytes.AsDouble() / (1L << 30):0.#} GiB") : null));
        yield return new(Machine, "workers", Workers([.. sweeps.SelectMany(sweep => sweep.Ends)]));
    }

    private static string SearchOf(Block block) => Text($"{(block.Name is null ? "" : block.Name + ": ")}{block.Kind.ToString().ToLowerInvariant()}, {block.Size:N0} {(block.Kind == SearchKind.Random ? "draws" : block.Size == 1 ? "config" : "configs")}");

    private static string Codes(IReadOnlyList<SweepRecord> sweeps)
    {
        var codes = sweeps.SelectMany(sweep => sweep.Status.Codes).GroupBy(code => code.Key).Select(code => (Name: code.Key, Count: code.Sum(one => one.Value))).OrderByDescending(code => code.Count).ToList();
        return codes.Count == 1 ? NameOf(codes[0].Name) : codes.Count == 0 ? Distinct(sweeps, start => start.Runner.CodeIdentity)
            : $"changed between starts: {string.Join(", ", codes.Select(code => Text($"{code.Count:N0} results by {NameOf(code.Name)}")))}";
    }

    private static string NameOf(string code) => code.Length == 0 ? "(not recorded)" : code;

    private static string Computing(List<RecordedEnd> ends)
    {
        var seconds = ends.Where(end => double.IsFinite(end.Seconds)).Select(end => end.Seconds).Order().ToList();
        return seconds.Count == 0 ? "" : $"{DurationText.Of(seconds.Sum())} in all; a repetition {DurationText.Of(seconds[seconds.Count / 2])} (median), {DurationText.Of(seconds[0])} to {DurationText.Of(seconds[^1])}";
    }

    private static string Workers(List<RecordedEnd> ends)
    {
        var hosts = ends.Select(end => end.Worker).OfType<string>().Distinct().GroupBy(worker => worker.Split('/')[0]).Select(host => (Name: host.Key, Count: host.Count(), Done: ends.Count(end => end.Worker?.Split('/')[0] == host.Key))).ToList();
        return string.Join(", ", hosts.Select(host => Text($"{host.Name} ({host.Count:N0} {(host.Count == 1 ? "worker" : "workers")}, {host.Done:N0} repetitions)")));
    }

    private static string Distinct(IReadOnlyList<SweepRecord> sweeps, Func<RecordedStart, string?> read)
        => string.Join(", ", sweeps.SelectMany(sweep => sweep.Starts).Select(read).Where(text => text?.Length > 0).Distinct());

    /// <summary>What sweeps say, once where they agree.</summary>
    private static string Each(IReadOnlyList<SweepRecord> sweeps, Func<SweepRecord, string> read)
        => string.Join(" | ", sweeps.Select(read).Where(text => text.Length > 0).Distinct());

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

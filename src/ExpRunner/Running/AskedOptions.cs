using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Running;

/// <summary>The options of a sweep as sweep.json keeps them.</summary>
internal static class AskedOptions
{
    public static Value ToJson(SweepOptions options, int repetitions) => Value.Object(
    [
        ("search", Value.Of(options.Search?.ToString().ToLowerInvariant())),
        ("trials", options.Trials is { } trials ? Number(trials) : Value.Null),
        ("repetitions", Value.Of(repetitions)),
        ("seed", Value.Of((decimal)options.Seed)),
        ("backend", Value.Of(options.Backend)),
        ("workers", options.Workers is { } workers ? Value.Of(workers) : Value.Null),
        .. options.Slots is { } slots ? new[] { ("slots", Value.Of(slots)) } : [],
        .. options.Tags.Count == 0 ? [] : new[] { ("tags", Texts(options.Tags)) },
        ("isolate", Value.Of(options.Isolate)),
        ("set", Texts(options.Set)),
        ("sweeps", Texts(options.Sweeps)),
        .. options.Stages.Count == 0 ? [] : new[] { ("stages", Texts(options.Stages)) },
        ("where", Value.Of(options.Where)),
        ("pick", Value.Of(options.Pick)),
        ("start", Number(options.Start)),
        ("shard", Value.Of(options.Shard?.ToString())),
        ("timeout_seconds", Seconds(options.Timeout)),
        ("idle_timeout_seconds", Seconds(options.IdleTimeout)),
        ("memory_bytes", options.Memory is { } memory ? Value.Of(memory) : Value.Null),
        ("max_tries", Value.Of(options.MaxTries)),
        ("fail_fast", Value.Of(options.FailFast)),
        ("max_failures", options.MaxFailures is { } most ? Value.Of(most) : Value.Null),
        ("redo", Value.Of(options.Redo.ToString().ToLowerInvariant())),
        ("order", Value.Of(options.Order.ToString().ToLowerInvariant())),
        ("durability", Value.Of(options.Durability.ToString().ToLowerInvariant())),
    ]);

    /// <summary>The repetitions that are asked for: of this part, and of all parts of the sweep; null where they were not counted.</summary>
    public static Value ToJson(PlannedExperiment? plan) => plan is null or { IsBound: true } ? Value.Null : Value.Object(
        ("repetitions", Number(plan.Planned)),
        ("by_all_shards", Number(plan.PlannedByAllShards)));

    private static Value Number(UInt128 number) => Value.Number(number.ToString(CultureInfo.InvariantCulture));

    private static Value Texts(IEnumerable<string> texts) => Value.List([.. texts.Select(Value.Of)]);

    private static Value Seconds(TimeSpan? length) => length is { } set ? Value.Of(set.TotalSeconds) : Value.Null;
}

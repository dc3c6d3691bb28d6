using ExpRunner.Programs.SweepFiles;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Chains;

/// <summary>Sweep files of a stage that uses everything, and what they come to.</summary>
internal static class ChainFile
{
    /// <summary>The file of some lines; a stage is added that needs nothing, and tags for what no command uses.</summary>
    public static SweepFile Read(string text) => SweepFileReader.ReadText($"stages: {{ run: echo }}\n{text}", "f.yaml");

    /// <summary>Every config that would run, in order.</summary>
    public static IReadOnlyList<Value> Configs(string text, Func<SweepOptions, SweepOptions>? change = null)
        => [.. Plan(text, change).Proposals().Select(found => found.Proposal.Config)];

    /// <summary>One parameter of every config that would run.</summary>
    public static string Column(string text, string name, Func<SweepOptions, SweepOptions>? change = null)
        => string.Join(' ', Configs(text, change).Select(config => config.TryGet(name, out var value) ? value.ToString() : "-"));

    /// <summary>What would run.</summary>
    public static SweepPlan Plan(string text, Func<SweepOptions, SweepOptions>? change = null)
        => Assert.Single(SweepPlanner.Plan(change?.Invoke(new()) ?? new(), new GivenExperiments([Read(text).ToSweep()])));

    /// <summary>What is wrong with a file, a line each.</summary>
    public static IReadOnlyList<string> Faults(string text) => Assert.Throws<SweepException>(() => Read(text)).Problems;
}

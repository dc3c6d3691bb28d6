using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The member <c>exprun</c> of collected lines, by which they are known again when they are collected once more.</summary>
internal static class CollectedNames
{
    private const string Member = "exprun";

    /// <summary>The names of the completed repetitions, in the order of the scores, where they have names; else none.</summary>
    public static IReadOnlyList<string> RunsOf(Value line)
        => ResultLine.Member(ResultLine.Member(line, Member), "runs").Items.ToArray() is var runs ? [.. runs.Select(run => run.ToString())] : [];

    /// <summary>The seed of the sweep the line is of; null: the line does not tell.</summary>
    public static UInt128? SeedOf(Value line)
        => UInt128.TryParse(ResultLine.Member(ResultLine.Member(line, Member), "seed").ToString(), out var seed) ? seed : null;

    /// <summary>The member, where there is something to tell.</summary>
    /// <param name="seed">The seed; null: it is not known.</param>
    /// <param name="runs">The names of repetitions.</param>
    public static IEnumerable<(string Name, Value Value)> Of(UInt128? seed, IReadOnlyList<string> runs)
    {
        var members = new List<(string, Value)>();
        if (seed is { } number)
        {
            members.Add(("seed", Value.Number(number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }
        if (runs.Count > 0)
        {
            members.Add(("runs", Value.List([.. runs.Select(Value.Of)])));
        }
        return members.Count == 0 ? [] : [(Member, Value.Object([.. members]))];
    }
}

using ExpRunner.Values;

namespace ExpRunner.Spaces;

public sealed partial class SearchSpace
{
    /// <summary>The most configs of a space that are all looked at for expressions without a value.</summary>
    private const int MostChecked = 100_000;

    /// <summary>How many are looked at of larger spaces, evenly spread, the first and the last among them.</summary>
    private const int Sample = 10_000;

    /// <summary>Every expression that has no value in some config, once.</summary>
    /// <param name="holds">Which configs count; null: all.</param>
    internal IEnumerable<FormulaFault> FormulaFaults(Func<Value, bool>? holds = null)
    {
        if (Root is not ComputedDomain computed || computed.Count is not { } count)
        {
            return [];
        }
        var seen = new HashSet<(string, string)>();
        return Checked(count).Select(computed.Try).Where(tried => tried.Faults.Count > 0 && holds?.Invoke(tried.Config) is not false)
            .SelectMany(tried => tried.Faults).Where(fault => seen.Add((fault.Path, fault.Text)));
    }

    /// <summary>The same in words.</summary>
    internal IEnumerable<string> FormulaProblems() => FormulaFaults().Select(fault => $"{fault.Path}: = {fault.Text}: {fault.Reason}");

    private static IEnumerable<UInt128> Checked(UInt128 count)
    {
        if (count <= MostChecked)
        {
            for (UInt128 i = 0; i < count; i++)
            {
                yield return i;
            }
            yield break;
        }
        // A step that no product of round numbers divides meets all values of an axis sooner.
        var step = count / Sample;
        for (UInt128 i = 0; i < Sample - 1; i++)
        {
            yield return (i * step) + (i % step);
        }
        yield return count - 1;
    }
}

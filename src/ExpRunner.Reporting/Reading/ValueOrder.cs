using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The order of a column's different values, in tables and plots: numbers by size, others in the order of the sweep's space, then of their first appearance; what is missing comes last.</summary>
internal static class ValueOrder
{
    /// <summary>The different values, in order.</summary>
    /// <param name="values">The values, as they appear.</param>
    /// <param name="space">The order of the sweep's space; empty where it is not known.</param>
    public static IReadOnlyList<Value> Of(IEnumerable<Value> values, IReadOnlyList<Value> space)
    {
        var different = values.Distinct().ToList();
        var order = space.ToList();
        var areNumbers = different.All(value => value.Kind is ValueKind.Number or ValueKind.Null);
        return [.. different.OrderBy(value => value.IsNull).ThenBy(value => value.IsNull ? 0 : areNumbers ? value.AsDouble() : Place(order, value, different.Count))];
    }

    private static double Place(List<Value> order, Value value, int last)
        => value.Kind == ValueKind.Boolean ? value.AsBoolean() ? 1 : 0 : order.IndexOf(value) is >= 0 and var place ? place : last + order.Count;
}

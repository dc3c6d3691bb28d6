namespace ExpRunner.Generators.Parsing;

/// <summary>A number of a range: as text, as a double, and exact where it fits a decimal.</summary>
internal sealed record RangeNumber(string Text, double Value, decimal? Exact)
{
    public int Compare(RangeNumber other) => Exact is { } exact && other.Exact is { } otherExact ? exact.CompareTo(otherExact) : Value.CompareTo(other.Value);
}

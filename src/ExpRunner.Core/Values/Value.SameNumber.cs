namespace ExpRunner.Values;

public readonly partial struct Value
{
    /// <summary>Digits with which every decimal number has a double of its own, and the smallest number of which that holds.</summary>
    private const int DistinctDigits = 15;
    private const double SmallestDistinct = 1e-290;

    /// <summary>Whether two numbers mean the same; like <see cref="Equals(Value)"/>, but mostly without making texts.</summary>
    internal bool IsSameNumber(Value other)
        => _number.Equals(other._number)
        && ((HasDistinctText && other.HasDistinctText && (_number == 0 || Math.Abs(_number) is > SmallestDistinct and <= double.MaxValue)) || Equals(other));

    /// <summary>Whether the double alone says which number this is: its own shortest text, or one of few digits.</summary>
    private bool HasDistinctText => _content is not string text || text.Length <= DistinctDigits;
}

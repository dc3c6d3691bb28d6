using System.Globalization;
using System.Text.RegularExpressions;

namespace ExpRunner;

/// <summary>
/// One of several parts of a sweep that know nothing of each other: part 2 of 8 runs every eighth trial from the second on. All trials
/// asked for count, in their order, whether they have run or not; where there are fewer of them than parts, their repetitions are dealt out.
/// </summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">The number of parts.</param>
public sealed partial record Shard(int Number, int Count)
{
    /// <summary>Whether there is such a part.</summary>
    public bool IsValid => Number >= 1 && Number <= Count;

    /// <summary>Reads <c>2/8</c>.</summary>
    /// <exception cref="FormatException">It is none, or there is no such part.</exception>
    public static Shard Parse(string text)
    {
        var match = Form().Match(text);
        var shard = new Shard(NumberOf(match.Groups[1]), NumberOf(match.Groups[2]));
        return shard.IsValid ? shard : throw new FormatException($"'{text}' is no part of a sweep. Write 2/8 for the second of eight parts; the first is 1/8, the last 8/8.");
    }

    /// <summary><c>2/8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    /// <summary>Whether what stands at that place, from 0, is this part's.</summary>
    internal bool Has(long position) => position % Count == Number - 1;

    private static int NumberOf(Group digits) => int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(\d+)/(\d+)$", RegexOptions.ECMAScript)]
    private static partial Regex Form();
}

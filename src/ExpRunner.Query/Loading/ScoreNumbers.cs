using System.Globalization;
using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>The numbers of a score; truths count as 1 and 0, what is missing or text does not count.</summary>
internal sealed class ScoreNumbers
{
    private double[] _numbers = new double[16];
    private int _count;

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<double> All => _numbers.AsSpan(0, _count);

    /// <summary>Reads a score as it stands in a file; false where it is no plain list of numbers.</summary>
    /// <param name="json">The score.</param>
    /// <param name="items">How many items it has at most.</param>
    public bool TryRead(ReadOnlySpan<byte> json, int items)
    {
        Begin(items);
        var rest = json[0] == '[' ? json[1..^1] : json;
        while (!(rest = rest.Trim(" \t"u8)).IsEmpty)
        {
            var end = rest.IndexOf((byte)',');
            var item = (end < 0 ? rest : rest[..end]).TrimEnd(" \t"u8);
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!TryAdd(item))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Takes the values of a score.</summary>
    public void Take(IReadOnlyList<Value> values)
    {
        Begin(values.Count);
        foreach (var value in values.Where(value => value.Kind is ValueKind.Number or ValueKind.Boolean))
        {
            _numbers[_count++] = value.Kind == ValueKind.Number ? value.AsDouble() : value.AsBoolean() ? 1 : 0;
        }
    }

    /// <summary>Reads any score.</summary>
    public void Read(ReadOnlySpan<byte> json)
    {
        if (!TryRead(json, json.Count((byte)',') + 1))
        {
            Take(ResultLine.ReadScore(json));
        }
    }

    private void Begin(int items)
    {
        _count = 0;
        if (items > _numbers.Length)
        {
            _numbers = new double[items];
        }
    }

    private bool TryAdd(ReadOnlySpan<byte> item)
    {
        if (item.SequenceEqual("null"u8))
        {
            return true;
        }
        if (item.SequenceEqual("true"u8) || item.SequenceEqual("false"u8))
        {
            _numbers[_count++] = item[0] == 't' ? 1 : 0;
            return true;
        }
        return item[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') && double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out _numbers[_count++]);
    }
}

using System.Buffers.Text;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Turns the scores of repetitions into lists by name, with mean and deviation behind each list of numbers.</summary>
internal sealed class ScoreColumns
{
    private readonly List<Column> _columns = [];
    private int _count;
    private int _rows;
    private double[] _numbers = new double[16];

    public void Clear() => _count = _rows = 0;

    /// <summary>The scores of repetitions as a line of results.jsonl has them.</summary>
    public static Value Of(IReadOnlyList<Value> scores)
    {
        var (columns, bytes, line) = (new ScoreColumns(), new Utf8Buffer(), new Utf8Buffer());
        var places = new List<Range>();
        foreach (var one in scores)
        {
            var start = bytes.Length;
            bytes.Value(one);
            places.Add(start..bytes.Length);
        }
        places.ForEach(place => columns.Add(bytes.Written, place));
        columns.Write(bytes.Written, line);
        return Value.ParseJson(line.Written);
    }

    /// <summary>Adds the scores of one repetition, an object within <paramref name="bytes"/>.</summary>
    public void Add(ReadOnlySpan<byte> bytes, Range scores)
    {
        var (offset, length) = scores.GetOffsetAndLength(bytes.Length);
        var text = bytes.Slice(offset, length);
        var members = new MemberReader(text);
        for (var expected = 0; members.TryNext(out var name, out var value); expected++)
        {
            text.Overlaps(name, out var nameAt);
            text.Overlaps(value, out var valueAt);
            expected = Find(bytes, name, expected, offset + nameAt);
            _columns[expected].Add(_rows, (offset + valueAt, value.Length));
        }
        _rows++;
    }

    /// <summary>Writes the object.</summary>
    public void Write(ReadOnlySpan<byte> bytes, Utf8Buffer line)
    {
        line.Add((byte)'{');
        for (var i = 0; i < _count; i++)
        {
            var column = _columns[i];
            column.Add(_rows, null);
            var name = bytes.Slice(column.Name.Start + 1, column.Name.Length - 2);
            line.Add(i == 0 ? "\""u8 : ",\""u8).Add(name).Add("\":["u8);
            WriteItems(bytes, column, line);
            line.Add((byte)']');
            if (TryNumbers(bytes, column, out var numbers))
            {
                var (mean, deviation) = Summary.Of(numbers);
                WriteStatistic(bytes, "mean_"u8, name, mean, line);
                WriteStatistic(bytes, "std_"u8, name, deviation, line);
            }
        }
        line.Add((byte)'}');
    }

    /// <summary>A score that is itself called so keeps its name; readers compute statistics from the lists.</summary>
    private void WriteStatistic(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, double number, Utf8Buffer line)
    {
        for (var i = 0; i < _count; i++)
        {
            var other = NameOf(bytes, i)[1..^1];
            if (other.Length == prefix.Length + name.Length && other.StartsWith(prefix) && other.EndsWith(name))
            {
                return;
            }
        }
        line.Add(",\""u8).Add(prefix).Add(name).Add("\":"u8).Number(number);
    }

    private static void WriteItems(ReadOnlySpan<byte> bytes, Column column, Utf8Buffer line)
    {
        for (var row = 0; row < column.Cells.Count; row++)
        {
            if (row > 0)
            {
                line.Add((byte)',');
            }
            line.Add(column.Cells[row] is var (start, length) ? bytes.Slice(start, length) : "null"u8);
        }
    }

    /// <summary>The numbers of a column that has nothing else; missing ones are left out, booleans are 0 and 1.</summary>
    private bool TryNumbers(ReadOnlySpan<byte> bytes, Column column, out ReadOnlySpan<double> numbers)
    {
        if (_numbers.Length < column.Cells.Count)
        {
            _numbers = new double[2 * column.Cells.Count];
        }
        var count = 0;
        numbers = default;
        foreach (var cell in column.Cells)
        {
            var text = cell is var (start, length) ? bytes.Slice(start, length) : "null"u8;
            if (text.SequenceEqual("null"u8))
            {
                continue;
            }
            if (!TryNumber(text, out _numbers[count++]))
            {
                return false;
            }
        }
        numbers = _numbers.AsSpan(0, count);
        return count > 0;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out double number)
    {
        switch (text[0])
        {
            case (byte)'t':
                number = 1;
                return true;
            case (byte)'f':
                number = 0;
                return true;
            case (byte)'"':
                number = text.SequenceEqual("\"Infinity\""u8) ? double.PositiveInfinity
                    : text.SequenceEqual("\"-Infinity\""u8) ? double.NegativeInfinity : double.NaN;
                return !double.IsNaN(number) || text.SequenceEqual("\"NaN\""u8);
            default:
                return Utf8Parser.TryParse(text, out number, out var count) && count == text.Length;
        }
    }

    private int Find(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name, int expected, int nameAt)
    {
        if (expected < _count && NameOf(bytes, expected).SequenceEqual(name))
        {
            return expected;
        }
        for (var i = 0; i < _count; i++)
        {
            if (NameOf(bytes, i).SequenceEqual(name))
            {
                return i;
            }
        }
        if (_count == _columns.Count)
        {
            _columns.Add(new Column());
        }
        _columns[_count].Name = (nameAt, name.Length);
        _columns[_count].Cells.Clear();
        return _count++;
    }

    private ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> bytes, int column) => bytes.Slice(_columns[column].Name.Start, _columns[column].Name.Length);

    private sealed class Column
    {
        public (int Start, int Length) Name { get; set; }

        /// <summary>Where each repetition's value is; null where it has none.</summary>
        public List<(int Start, int Length)?> Cells { get; } = [];

        /// <summary>Puts a value into a row, or, without one, fills the column up to that row.</summary>
        public void Add(int row, (int, int)? cell)
        {
            while (Cells.Count < row)
            {
                Cells.Add(null);
            }
            if (cell is not null)
            {
                Cells.Add(cell);
            }
        }
    }
}

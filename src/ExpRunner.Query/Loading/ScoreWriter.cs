using ExpRunner.Reporting;
using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>Gives a score's statistics to the statement that writes a trial. Of one number only itself is kept: the rest follows.</summary>
internal sealed class ScoreWriter
{
    private double[] _numbers = new double[16];

    /// <summary>A score as its line has it; gives how many values it has.</summary>
    public int Bind(Statement into, Field score, ReadOnlySpan<byte> json, LeafPlace place)
    {
        if (!place.IsPlain || !TryNumbers(json, place, out var count))
        {
            var values = ResultLine.ReadScore(json);
            Bind(into, score, values);
            return values.Count;
        }
        Bind(into, score, _numbers.AsSpan(0, count));
        return place.Items;
    }

    /// <summary>A score as it was read.</summary>
    public void Bind(Statement into, Field score, IReadOnlyList<Value> values)
    {
        if (values.Count > _numbers.Length)
        {
            Array.Resize(ref _numbers, values.Count);
        }
        var count = 0;
        foreach (var value in values.Where(value => value.Kind is ValueKind.Number or ValueKind.Boolean))
        {
            _numbers[count++] = value.Kind == ValueKind.Number ? value.AsDouble() : value.AsBoolean() ? 1 : 0;
        }
        Bind(into, score, _numbers.AsSpan(0, count));
        if (TrialNames.HasText(values))
        {
            into.Bind(score.Parameter, TrialGroup.Together(values), score);
        }
    }

    private static void Bind(Statement into, Field score, ReadOnlySpan<double> numbers)
    {
        var parameter = score.Parameter + 1;
        into.Bind(parameter, (long)numbers.Length);
        if (numbers.IsEmpty)
        {
            return;
        }
        if (numbers.Length == 1)
        {
            into.Bind(parameter + 1, numbers[0]);
            return;
        }
        var summary = Summary.Of(numbers);
        ReadOnlySpan<double> kept =
        [
            summary.Mean, summary.SampleDeviation, summary.PopulationDeviation, summary.StandardError, summary.ConfidenceHalfWidth, summary.Min, summary.Max, summary.Median,
        ];
        for (var i = 0; i < kept.Length; i++)
        {
            into.Bind(parameter + 1 + i, kept[i]);
        }
    }

    private bool TryNumbers(ReadOnlySpan<byte> json, LeafPlace place, out int count)
    {
        count = 0;
        if (place.Items > _numbers.Length)
        {
            Array.Resize(ref _numbers, place.Items);
        }
        var rest = place.IsList ? json[1..^1] : json;
        while (!(rest = rest.Trim(" \t"u8)).IsEmpty)
        {
            var end = rest.IndexOf((byte)',');
            var item = (end < 0 ? rest : rest[..end]).Trim(" \t"u8);
            rest = end < 0 ? default : rest[(end + 1)..];
            if (item.SequenceEqual("null"u8))
            {
                continue;
            }
            if (!TryNumber(item, out _numbers[count]))
            {
                return false;
            }
            count++;
        }
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> item, out double number)
    {
        if (item[0] is (byte)'t' or (byte)'f')
        {
            number = item[0] == 't' ? 1 : 0;
            return true;
        }
        return double.TryParse(item, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out number);
    }
}

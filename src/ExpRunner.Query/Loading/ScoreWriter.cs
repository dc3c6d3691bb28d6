using ExpRunner.Reporting;
using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>Gives a score to the statement that writes a trial: how many numbers, their mean, and, where there are several, all of them.</summary>
internal sealed class ScoreWriter
{
    private readonly ScoreNumbers _numbers = new();

    /// <summary>A score as its line has it; gives how many values it has.</summary>
    public int Bind(Statement into, Field score, ReadOnlySpan<byte> json, LeafPlace place)
    {
        if (!place.IsPlain || !_numbers.TryRead(json, place.Items))
        {
            var values = ResultLine.ReadScore(json);
            Bind(into, score, values);
            return values.Count;
        }
        Bind(into, score, json);
        return place.Items;
    }

    /// <summary>A score as it was read.</summary>
    public void Bind(Statement into, Field score, IReadOnlyList<Value> values)
    {
        _numbers.Take(values);
        Bind(into, score, System.Text.Encoding.UTF8.GetBytes(Value.List([.. values]).ToJson()));
        if (TrialNames.HasText(values))
        {
            into.Bind(score.Parameter, TrialGroup.Together(values), score);
        }
    }

    private void Bind(Statement into, Field score, ReadOnlySpan<byte> json)
    {
        var numbers = _numbers.All;
        into.Bind(score.Parameter + 1, (long)numbers.Length);
        if (numbers.IsEmpty)
        {
            return;
        }
        into.Bind(score.Parameter + 2, numbers.Length == 1 ? numbers[0] : TwoPass.MeanAndSquares(numbers).Mean);
        if (numbers.Length > 1)
        {
            into.Bind(score.Parameter + 3, json);
        }
    }
}

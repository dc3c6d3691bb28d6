using ExpRunner.Reporting;

namespace ExpRunner.Querying;

/// <summary>The keys of the trials of one file. Of several lines with one id the last one counts; a line without an id replaces none.</summary>
internal sealed class TrialKeys(long source)
{
    private readonly Dictionary<string, long> _odd = new(StringComparer.Ordinal);

    /// <summary>Whether some id was missing, or no plain whole number.</summary>
    public bool HasOdd => _odd.Count > 0;

    /// <summary>The key of the trial a reading stands on.</summary>
    public long Of(LineReading reading)
    {
        if (LineId.TryRead(reading, out var id) && id < TrialId.FirstOdd)
        {
            return TrialId.First(source) + id;
        }
        var row = reading.Row;
        var name = row.Id.IsNull ? $"line {_odd.Count}" : $"{row.Experiment} {Cell.Key(row.Id)}";
        if (!_odd.TryGetValue(name, out var place))
        {
            _odd[name] = place = _odd.Count;
        }
        return TrialId.First(source) + TrialId.FirstOdd + place;
    }
}

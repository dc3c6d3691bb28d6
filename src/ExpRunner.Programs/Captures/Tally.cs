using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>Takes the values of one score as they come, and keeps what is asked for.</summary>
internal sealed class Tally(CaptureTake take)
{
    /// <summary>More values of a list are not kept: a log may be of any length, memory is not.</summary>
    public const int MostKept = 1_000_000;

    private readonly List<Value> _all = [];
    private Value? _kept;

    /// <summary>Whether values were dropped.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The score; null: there was no value for it.</summary>
    public Value? Score => take == CaptureTake.All ? _all.Count == 0 ? null : Value.List([.. _all]) : _kept;

    /// <summary>Takes one more.</summary>
    public void Add(Value value)
    {
        switch (take)
        {
            case CaptureTake.Last:
                _kept = value;
                break;
            case CaptureTake.First:
                _kept ??= value;
                break;
            case CaptureTake.All when _all.Count == MostKept:
                IsFull = true;
                break;
            case CaptureTake.All:
                _all.Add(value);
                break;
            default:
                _kept = Better(value) ? value : _kept;
                break;
        }
    }

    /// <summary>Text is neither least nor greatest, and nan only where there is nothing else.</summary>
    private bool Better(Value value)
    {
        if (value.Kind != ValueKind.Number)
        {
            return false;
        }
        if (_kept is not { } kept || double.IsNaN(kept.AsDouble()))
        {
            return true;
        }
        return take == CaptureTake.Min ? value.AsDouble() < kept.AsDouble() : value.AsDouble() > kept.AsDouble();
    }
}

using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Ids picked by people: numbers and half-open slices, <c>0:10,15,20:</c>; <c>NAME:0:10</c> speaks of one experiment.</summary>
internal sealed class IdSelection
{
    private readonly List<Slice> _slices;

    private IdSelection(List<Slice> slices) => _slices = slices;

    /// <summary>Reads a selection.</summary>
    /// <param name="option">The option it was given to, for messages.</param>
    /// <param name="text">The selection.</param>
    /// <param name="experiments">The names there are; null: they are not all known.</param>
    /// <exception cref="SweepException">It is no selection, or names an unknown experiment.</exception>
    public static IdSelection Parse(string option, string text, IReadOnlyCollection<string>? experiments)
        => new([.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => ParseSlice(part, $"{option} {text}", text, experiments))]);

    /// <summary>The ids of an experiment that are picked, below a bound, as half-open ranges in ascending order that do not touch.</summary>
    public IReadOnlyList<(UInt128 From, UInt128 To)> RangesOf(string experiment, UInt128 bound)
    {
        var ranges = new List<(UInt128 From, UInt128 To)>();
        foreach (var slice in _slices.Where(slice => slice.Experiment is null || slice.Experiment == experiment).OrderBy(slice => slice.From))
        {
            var (from, to) = (slice.From, UInt128.Min(slice.To, bound));
            if (ranges.Count > 0 && from <= ranges[^1].To)
            {
                ranges[^1] = (ranges[^1].From, UInt128.Max(ranges[^1].To, to));
            }
            else if (from < to)
            {
                ranges.Add((from, to));
            }
        }
        return ranges;
    }

    /// <summary>Whether a trial of an experiment is picked.</summary>
    public bool Contains(string experiment, UInt128 id)
        => _slices.Exists(slice => (slice.Experiment is null || slice.Experiment == experiment) && id >= slice.From && id < slice.To);

    private static Slice ParseSlice(string part, string place, string whole, IReadOnlyCollection<string>? experiments)
    {
        var parts = part.Split(':');
        string? experiment = null;
        if (parts[0].Length > 0 && !char.IsAsciiDigit(parts[0][0]) && parts[0][0] != '-')
        {
            experiment = parts[0];
            if (experiments?.Contains(experiment) == false)
            {
                throw new SweepException($"{place}: there is no experiment '{experiment}'.{NearNames.Hint(experiment, experiments)} There are: {string.Join(", ", experiments)}.");
            }
            parts = parts[1..];
        }
        return parts switch
        {
            [] => new Slice(experiment, 0, UInt128.MaxValue),
            [var one] => Single(experiment, Number(one)),
            [var from, var to] => new Slice(experiment, from == "" ? 0 : Number(from), to == "" ? UInt128.MaxValue : Number(to)),
            _ => throw Bad(),
        };

        UInt128 Number(string text) => UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Bad();

        SweepException Bad() => new($"{place}: {(part == whole ? "" : $"'{part}' is ")}not a selection of ids. Write 3, 0:10 (the end is left out), 20: or :5, several with commas, and NAME:0:10 for one experiment.");
    }

    private static Slice Single(string? experiment, UInt128 id) => new(experiment, id, id + 1);

    private readonly record struct Slice(string? Experiment, UInt128 From, UInt128 To);
}

using System.Text;
using ExpRunner.Reporting.Live;
using ExpRunner.Results;

namespace ExpRunner.Reporting.Tests.Live;

/// <summary>How fast it goes and when it will be done, with numbers that can be checked by hand.</summary>
public sealed class PaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);
    private readonly PaceMeter _meter = new();

    [Fact]
    public void Too_few_endings_tell_no_rate_and_a_few_more_no_interval()
    {
        Assert.Null(Tell(10, 50, 2).PerSecond);
        var few = Tell(10, 50, 2, 2);
        Assert.Equal((0.2, TimeSpan.FromSeconds(250), null), (few.PerSecond, few.Left, few.Least));
    }

    [Fact]
    public void Equal_durations_leave_no_doubt()
    {
        var pace = Tell(20, 30, [.. Enumerable.Repeat(2.0, 10)]);

        Assert.Equal((0.5, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)), (pace.PerSecond!.Value, pace.Left!.Value, pace.Least!.Value, pace.Most!.Value));
    }

    /// <summary>Ten durations of mean 2 and deviation 1.054 (half 1, half 3); 40 are missing: 1.96 * 0.527 * sqrt(1/10 + 1/40) = 0.3652.</summary>
    [Fact]
    public void Durations_that_differ_make_the_interval_that_the_formula_says()
    {
        var pace = Tell(20, 40, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3);

        Assert.Equal(80, pace.Left!.Value.TotalSeconds, 6);
        Assert.Equal(80 * (1 - 0.36517), pace.Least!.Value.TotalSeconds, 1);
        Assert.Equal(80 * (1 + 0.36517), pace.Most!.Value.TotalSeconds, 1);
    }

    [Fact]
    public void Only_the_last_endings_of_this_start_count()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => (i * 1.0, 1.0)).Concat(Enumerable.Range(0, 300).Select(i => (1000 + (i * 10.0), 10.0))).ToList();

        var pace = Tell(lines, Start.AddSeconds(-1), Start.AddSeconds(4000), 6);

        Assert.Equal(0.1, pace.PerSecond!.Value, 3);
        Assert.Equal(60, pace.Left!.Value.TotalSeconds, 0);
        Assert.Null(_meter.Tell(Start.AddSeconds(3999), Start.AddSeconds(4000), 6).PerSecond);
    }

    private Pace Tell(double seconds, double missing, params double[] durations)
    {
        _meter.Clear();
        return Tell([.. durations.Select(duration => (1.0, duration))], Start, Start.AddSeconds(seconds), missing);
    }

    private Pace Tell(List<(double From, double Seconds)> attempts, DateTimeOffset since, DateTimeOffset now, double missing)
    {
        for (var i = 0; i < attempts.Count; i++)
        {
            _meter.Add(new LinePlace(0, i));
        }
        _meter.Read(place => Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{{\"started_at\":\"{Start.AddSeconds(attempts[(int)place.Offset].From):O}\",\"duration\":{attempts[(int)place.Offset].Seconds}}}")));
        return _meter.Tell(since, now, missing);
    }
}

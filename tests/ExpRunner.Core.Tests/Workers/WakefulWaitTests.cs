using ExpRunner.Workers;

namespace ExpRunner.Tests.Workers;

public sealed class WakefulWaitTests
{
    private readonly TickingTime _time = new();
    private int _looks;
    private bool _comesSoon;

    private WakefulWait Wait() => new(() => ++_looks % 3 == 0 && _comesSoon, _time);

    [Fact]
    public void What_comes_soon_is_waited_for_awake_every_time()
    {
        var wait = Wait();
        _comesSoon = true;
        for (var i = 1; i <= 1000; i++)
        {
            wait.StayAwake();
            Assert.Equal(3 * i, _looks);
        }
    }

    [Fact]
    public void What_takes_long_is_waited_for_asleep_all_but_a_few_times()
    {
        var wait = Wait();
        var awake = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var before = _looks;
            wait.StayAwake();
            awake += _looks > before ? 1 : 0;
        }
        Assert.InRange(awake, 2, 20);
        Assert.InRange(_time.Passed, TimeSpan.Zero, awake * TimeSpan.FromMicroseconds(52));
    }

    [Fact]
    public void What_comes_soon_again_is_waited_for_awake_again()
    {
        var wait = Wait();
        for (var i = 0; i < 10_000; i++)
        {
            wait.StayAwake();
        }
        _comesSoon = true;
        for (var i = 0; i < 1024; i++)
        {
            wait.StayAwake();
        }
        var before = _looks;
        wait.StayAwake();
        Assert.InRange(_looks, before + 1, before + 3);
    }

    /// <summary>A microsecond goes by whenever somebody asks.</summary>
    private sealed class TickingTime : TimeProvider
    {
        private long _now;

        public TimeSpan Passed => TimeSpan.FromMicroseconds(_now);

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => _now++;
    }
}

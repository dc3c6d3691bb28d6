using System.Collections.Concurrent;
using ExpRunner.Cluster.Working;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Cluster.Working;

public sealed class DeviceTests : IAsyncDisposable
{
    private readonly TestHead _head = new();
    private readonly AttemptFactory _attempts = new("out");
    private readonly ConcurrentQueue<(string Sweep, string Device)> _ran = [];
    private readonly ConcurrentDictionary<string, int> _bound = [];
    private DevicePool? _pool;

    public async ValueTask DisposeAsync() => await _head.DisposeAsync();

    [Fact]
    public async Task Two_sweeps_that_need_the_one_device_take_turns_and_no_two_processes_have_it_at_once()
    {
        await OpenAsync("a", 6);
        await OpenAsync("b", 6);
        await using var member = Member(["0"], (_, _) => Task.FromResult(AttemptStatus.Completed), TimeSpan.Zero);
        await Task.WhenAll(_head.ResultsAsync("a"), _head.ResultsAsync("b"));

        var order = _ran.Select(ran => ran.Sweep).ToArray();
        Assert.Equal((6, 6), (order.Count(sweep => sweep == "a"), order.Count(sweep => sweep == "b")));
        Assert.True(Array.IndexOf(order, "b") < Array.LastIndexOf(order, "a"), string.Concat(order));
        Assert.InRange(order.Zip(order.Skip(1)).Count(pair => pair.First != pair.Second), 3, 11);
    }

    [Fact]
    public async Task Two_sweeps_share_two_devices_at_the_same_time()
    {
        await OpenAsync("a", 20);
        var hold = new TaskCompletionSource<AttemptStatus>();
        var running = new ConcurrentDictionary<string, string>();
        await using var member = Member(["0", "1"], async (sweep, device) =>
        {
            running[device] = sweep;
            return await hold.Task;
        }, TimeSpan.Zero, first: 2);
        await Eventually.HoldsAsync(() => running.Count == 2, "the first sweep has both");
        await OpenAsync("b", 20);
        await Eventually.HoldsAsync(() => _pool!.IsWanted(new DeviceSeat(1), isUnused: false), "the second waits for one");
        hold.SetResult(AttemptStatus.Completed);
        await Task.WhenAll(_head.ResultsAsync("a"), _head.ResultsAsync("b"));

        Assert.Equal(["0", "1"], _ran.Select(ran => ran.Device).Distinct().Order());
        var inBetween = _ran.Skip(2).SkipWhile(ran => ran.Sweep == "a").Take(20).ToArray();
        Assert.True(inBetween.Select(ran => ran.Sweep).Distinct().Count() == 2, string.Join(' ', _ran));
    }

    [Fact]
    public async Task A_sweep_that_needs_more_devices_than_there_are_takes_none_from_others()
    {
        await OpenAsync("large", 1, gpus: 2);
        await OpenAsync("a", 3);
        await using var member = Member(["0"], (_, _) => Task.FromResult(AttemptStatus.Completed), TimeSpan.Zero);

        Assert.Equal(3, (await _head.ResultsAsync("a")).Length);
        Assert.Equal(1, (await _head["large"].StatusAsync()).Counts.Waiting);
    }

    [Fact]
    public async Task A_sweep_that_needs_all_devices_gets_them_although_others_need_only_one()
    {
        await OpenAsync("a", 30);
        await OpenAsync("b", 30);
        await OpenAsync("large", 2, gpus: 2);
        await using var member = Member(["0", "1"], (_, _) => Task.FromResult(AttemptStatus.Completed), TimeSpan.Zero);
        await Task.WhenAll(_head.ResultsAsync("large"), _head.ResultsAsync("a"), _head.ResultsAsync("b"));

        Assert.Equal(["0,1", "0,1"], _ran.Where(ran => ran.Sweep == "large").Select(ran => ran.Device));
    }

    [Fact]
    public void Who_has_none_comes_before_who_has_some_and_who_has_more_gives_back()
    {
        var pool = new DevicePool(["0", "1"]);
        var (one, other) = (new DeviceSeat(1), new DeviceSeat(1));
        Assert.Equal(["0"], pool.Take(one));
        Assert.Equal(["1"], pool.Take(one));
        Assert.False(pool.IsWanted(one, isUnused: true));
        Assert.False(pool.Ask(other));
        Assert.True(pool.IsWanted(one, isUnused: false));
        pool.Release(one, 1);
        Assert.False(pool.IsWanted(one, isUnused: false));
        pool.Return(["1"]);
        Assert.False(pool.Ask(one));
        Assert.True(pool.Ask(other));
        Assert.Equal(["1"], pool.Take(other));
        Assert.False(pool.IsWanted(other, isUnused: false));
        Assert.True(pool.IsWanted(other, isUnused: true));
    }

    private Task OpenAsync(string id, int count, int gpus = 1) => _head.OpenAsync(id, _attempts.DoTimes(count, "nothing"), needs: new Needs { Gpus = gpus });

    /// <param name="devices">What the machine has.</param>
    /// <param name="trial">What a trial does, by its sweep and its devices.</param>
    /// <param name="turn">How long a sweep keeps devices.</param>
    /// <param name="first">How many trials of the first sweep are as that; the others end at once.</param>
    private TestMember Member(string[] devices, Func<string, string, Task<AttemptStatus>> trial, TimeSpan turn, int first = int.MaxValue)
    {
        var begun = 0;
        return new TestMember("w", new TestLink(_head), _ => null, room: 8, change: options => options with
        {
            Devices = _pool = new DevicePool(devices),
            DeviceTurn = turn,
            Executors = (sweep, bound) => new BoundExecutor(_bound, bound, (_, _) =>
            {
                var device = string.Join(',', bound);
                _ran.Enqueue((sweep.Id, device));
                return Interlocked.Increment(ref begun) <= first ? trial(sweep.Id, device) : Task.FromResult(AttemptStatus.Completed);
            }),
        });
    }
}

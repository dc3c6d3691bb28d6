using ExpRunner.Results;

namespace ExpRunner.Tests.Results;

public sealed class SweepClaimsTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly SampleSweep _sweep = new();
    private readonly ManualTime _time = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Two_runners_never_hold_the_same()
    {
        using var a = Joined("a");
        using var b = Joined("b");
        var positions = new List<UInt128>();

        for (var turn = 0; Next(turn % 2 == 0 ? a : b) is { } range; turn++)
        {
            for (var position = range.From; position < range.To; position++)
            {
                positions.Add(position);
            }
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(position => (UInt128)position), positions);
        Assert.True(a.IsShared && b.IsShared);
    }

    [Fact]
    public void A_claim_is_what_ends_in_two_seconds()
    {
        using var a = Joined("a", size: 10_000);
        var first = Take(a);
        var second = Take(a);
        _time.Pass(TimeSpan.FromSeconds(0.5));
        End(a, first, second);
        var fast = Take(a);
        _time.Pass(TimeSpan.FromHours(1));
        End(a, fast);
        var slow = Take(a);

        Assert.Equal([1, 1, 8, 1], new[] { first, second, fast, slow }.Select(claim => (int)(claim.Range.To - claim.Range.From)));
    }

    [Fact]
    public void Claims_in_which_nothing_is_to_be_run_grow()
    {
        using var a = Joined("a", size: 10_000);
        var sizes = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            Assert.True(a.TryNext(out var claim));
            claim.Walked();
            sizes.Add((int)(claim.Range.To - claim.Range.From));
        }

        Assert.Equal([1, 8, 64, 512], sizes);
    }

    [Fact]
    public void What_of_a_long_claim_was_not_begun_goes_to_whoever_is_free()
    {
        using var slow = Joined("slow", size: 100);
        Assert.True(slow.TryNext(out var one));
        one.Walked();
        Assert.True(slow.TryNext(out var claim));
        claim.Add();
        using var other = Joined("other", size: 100);
        Assert.Equal(new WorkRange(1, 9), claim.Range);
        Assert.False(slow.TryGiveBack(claim, 2));

        _time.Pass(TimeSpan.FromSeconds(5));

        Assert.True(slow.TryGiveBack(claim, 2));
        Assert.Equal(new WorkRange(1, 2), claim.Range);
        Assert.False(slow.TryGiveBack(claim, 2));
        Assert.Equal(new WorkRange(2, 3), Next(other));
        Assert.Equal(new WorkRange(3, 4), Next(slow));
    }

    [Fact]
    public void A_runner_that_has_not_moved_for_its_lease_loses_its_claims_and_knows_it_when_it_wakes()
    {
        using var frozen = Joined("frozen", machine: "elsewhere");
        using var other = Joined("other");
        var held = Next(frozen);
        while (Next(other) is not null)
        {
        }

        Assert.Equal(SharedState.Awaited, LookFor(other, Lease - TimeSpan.FromSeconds(2)));
        Assert.Equal(SharedState.Work, LookFor(other, TimeSpan.FromSeconds(4)));

        Assert.Throws<EvictedException>(frozen.Check);
        Assert.Null(Next(other));
        other.Refresh(mayChange: true);
        Assert.Equal(held, Next(other));
        Assert.Equal($"{_sweep.Folder}: process 1 on host no longer moves; what it left undone runs elsewhere.", Assert.Single(_warnings));
    }

    [Fact]
    public void A_runner_whose_heart_beats_keeps_its_claims()
    {
        using var alive = Joined("alive", machine: "elsewhere");
        using var other = Joined("other");
        Next(alive);

        for (var i = 0; i < 40; i++)
        {
            LookFor(other, TimeSpan.FromSeconds(3));
            alive.Check();
        }

        Assert.NotEqual(SharedState.Work, Drained(other));
        alive.Check();
    }

    [Fact]
    public void An_observer_that_slept_itself_takes_nobody_for_dead()
    {
        using var alive = Joined("alive", machine: "elsewhere");
        using var other = Joined("other");
        Next(alive);
        Drained(other);

        _time.Pass(TimeSpan.FromHours(1));

        Assert.Equal(SharedState.Awaited, other.Look(isSecond: false));
        alive.Check();
    }

    [Fact]
    public void A_woken_runner_is_not_sure_of_its_claims_because_its_heart_beats_again()
    {
        using var frozen = Joined("frozen", machine: "elsewhere");
        using var other = Joined("other");
        Next(frozen);
        LookFor(other, 2 * Lease);

        var heart = new Heartbeat(DiskFiles.Instance, Boards(), "third", Lease, _time, () => { });
        _time.Pass(Lease);
        heart.Beat();
        Assert.False(heart.IsSure);
        heart.Beat(isStillOnBoard: true);
        Assert.True(heart.IsSure);
        heart.Dispose();
        Assert.Throws<EvictedException>(frozen.Check);
        Assert.Throws<EvictedException>(() => Next(frozen));
    }

    [Fact]
    public void A_runner_of_this_machine_whose_lock_is_gone_is_dead_at_once()
    {
        var dead = Joined("dead");
        using var other = Joined("other");
        Next(dead);
        Drained(other);
        Assert.Equal(SharedState.Awaited, other.Look(isSecond: false));

        File.Delete(Heartbeat.LockOf(Boards(), "dead"));

        Assert.Equal(SharedState.Work, other.Look(isSecond: false));
        GC.KeepAlive(dead);
    }

    [Fact]
    public void Who_leaves_gives_back_what_it_has_not_done()
    {
        var leaver = Joined("leaver");
        using var other = Joined("other");
        Assert.True(leaver.TryNext(out var done));
        Assert.True(leaver.TryNext(out var undone));
        done.Walked();
        undone.Add();
        undone.Walked();
        Drained(other);

        leaver.Dispose();

        Assert.Equal(SharedState.Work, other.Look(isSecond: false));
        other.Refresh(mayChange: true);
        Assert.Equal(undone.Range, Next(other));
        Assert.Null(Next(other));
        Assert.Empty(Directory.GetFiles(_sweep.Folder + "/claims", "leaver*"));
    }

    [Fact]
    public void A_runner_with_other_work_is_refused_and_told_by_whom()
    {
        using var a = Joined("a");
        using var b = Claims("b", queue: "another");

        var fault = Assert.Throws<SweepStoreException>(b.Join);

        Assert.StartsWith($"{_sweep.Folder}: process 1 on host runs another part of this sweep, or with other options. Give the same command", fault.Message);
        Assert.Empty(Directory.GetFiles(_sweep.Folder + "/claims", "b.*"));
    }

    [Fact]
    public void Who_was_taken_for_dead_joins_again_under_another_name()
    {
        using var frozen = Joined("frozen", machine: "elsewhere");
        using var other = Joined("other");
        Next(frozen);
        LookFor(other, 2 * Lease);

        frozen.Rejoin("woken");
        frozen.Refresh(mayChange: true);
        frozen.Join();

        Assert.NotNull(Next(frozen));
        Assert.True(other.IsOfThisSweep("frozen"));
    }

    private SweepClaims Claims(string id, string machine = "here", string queue = "q", int size = 100) => new(new SweepClaimsOptions
    {
        Folder = _sweep.Folder,
        Runner = new RunnerRecord(id, "host", 1, "0.1.0", "code", DateTimeOffset.UnixEpoch),
        Queue = queue,
        Size = (UInt128)size,
        Machine = machine,
        Lease = Lease,
        Warn = _warnings.Add,
        Time = _time,
    });

    private SweepClaims Joined(string id, string machine = "here", int size = 100)
    {
        var claims = Claims(id, machine, size: size);
        claims.Refresh(mayChange: true);
        claims.Join();
        return claims;
    }

    private BoardFiles Boards() => new(new SweepFolder(DiskFiles.Instance, _sweep.Folder), _warnings.Add);

    private static WorkRange? Next(SweepClaims claims) => claims.TryNext(out var claim) ? claim.Range : null;

    /// <summary>Claims work of which each position is one repetition that will run.</summary>
    private static Claim Take(SweepClaims claims)
    {
        Assert.True(claims.TryNext(out var claim));
        for (var position = claim.Range.From; position < claim.Range.To; position++)
        {
            claim.Add();
        }
        claim.Walked();
        return claim;
    }

    private static void End(SweepClaims claims, params Claim[] done)
    {
        foreach (var claim in done)
        {
            for (var position = claim.Range.From; position < claim.Range.To; position++)
            {
                claims.Ended(claim);
            }
        }
    }

    private static SharedState Drained(SweepClaims claims)
    {
        while (claims.TryNext(out var claim))
        {
            claim.Walked();
        }
        return claims.Look(isSecond: false);
    }

    /// <summary>Looks every second.</summary>
    private SharedState LookFor(SweepClaims claims, TimeSpan time)
    {
        var state = Drained(claims);
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            state = claims.Look(isSecond: false);
        }
        return state;
    }
}

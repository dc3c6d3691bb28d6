using System.Globalization;
using ExpRunner.Results;

namespace ExpRunner.Tests.Results;

/// <summary>Whichever operation on the files of claims goes wrong for one runner, the other one finishes, and nothing is forgotten or done by both at once.</summary>
public sealed class ClaimFaultTests : IDisposable
{
    private const int Size = 40;
    private readonly SampleSweep _sweep = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _sweep.Dispose();

    [Theory]
    [InlineData("Error")]
    [InlineData("NoSpace")]
    [InlineData("ShortWrite")]
    [InlineData("TornWrite")]
    [InlineData("Lost")]
    public void The_other_runner_finishes_whichever_operation_goes_wrong(string kind)
    {
        var hits = 0;
        for (var at = 1; ; at++)
        {
            var files = new FaultyFiles(Enum.Parse<Fault>(kind), at);
            var what = string.Create(CultureInfo.InvariantCulture, $"{kind} at {at}");
            var (done, held) = RunBoth(files);
            hits += files.IsHit ? 1 : 0;
            Assert.True(done.All(times => times > 0), $"{what}: positions are forgotten");
            Assert.True(done.Select((times, position) => (times, position)).All(entry => entry.times == 1 || held.Contains(entry.position)), $"{what}: positions that one had done the other did again");
            Directory.Delete(_sweep.Folder, recursive: true);
            if (!files.IsHit && files.Operations < at)
            {
                break;
            }
        }
        Assert.True(hits > 10, $"only {hits} faults");
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {hits} faults");
    }

    /// <summary>How often each position was done, and what the first runner held, as far as the board knew, when it ended.</summary>
    private (int[] Done, HashSet<int> Held) RunBoth(FaultyFiles files)
    {
        var (done, held) = (new int[Size], new HashSet<int>());
        Directory.CreateDirectory(_sweep.Folder);
        using var other = Claims("other", DiskFiles.Instance);
        other.Refresh(mayChange: true);
        other.Join();
        using (var faulty = Claims("faulty", files))
        {
            try
            {
                faulty.Refresh(mayChange: true);
                faulty.Join();
                while (TryDo(faulty, done, out var claim))
                {
                    held = [.. Positions(claim)];
                    TryDo(other, done, out _);
                    _time.Pass(TimeSpan.FromSeconds(1));
                    faulty.Check();
                }
                faulty.Look(isSecond: true);
                held.Clear();
            }
            catch (Exception fault) when (fault is SweepStoreException or EvictedException)
            {
                // A runner that stops so is started again, or was killed.
            }
        }
        while (other.Look(isSecond: false) == SharedState.Work)
        {
            other.Refresh(mayChange: true);
            while (TryDo(other, done, out _))
            {
            }
        }
        Assert.Equal(SharedState.Done, other.Look(isSecond: false));
        return (done, held);
    }

    private static bool TryDo(SweepClaims claims, int[] done, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Claim? claim)
    {
        if (!claims.TryNext(out claim))
        {
            return false;
        }
        foreach (var position in Positions(claim))
        {
            claim.Add();
            done[position]++;
            claims.Ended(claim);
        }
        claim.Walked();
        return true;
    }

    private static IEnumerable<int> Positions(Claim claim) => Enumerable.Range((int)claim.Range.From, (int)(claim.Range.To - claim.Range.From));

    private SweepClaims Claims(string id, IFiles files) => new(new SweepClaimsOptions
    {
        Folder = _sweep.Folder,
        Runner = new RunnerRecord(id, "host", 1, "0.1.0", "code", DateTimeOffset.UnixEpoch),
        Queue = "q",
        Size = Size,
        Machine = "here",
        Files = files,
        Time = _time,
    });
}

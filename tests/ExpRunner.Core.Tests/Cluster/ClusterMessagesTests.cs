using ExpRunner.Cluster;
using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Cluster;

public sealed class ClusterMessagesTests
{
    private static readonly SweepTerms Terms = new()
    {
        Experiment = "Act",
        Version = "1.2",
        CodeIdentity = "c",
        Program = "{}",
        Needs = new Needs { Cpus = 1.5, Gpus = 2, Memory = 3, Tags = ["a", "ü"] },
        Limits = new AttemptLimits { Timeout = TimeSpan.FromSeconds(4), MaxLog = 5 },
        Isolate = true,
        Rules = new LeaseRules { MostLosses = 6, Retries = new RetryRules { MaxTries = 7 } },
        Folder = "/f",
        Submitter = "h/8",
        SlotVariable = "GPU",
    };

    private static readonly SweepStanding Standing = new(true, true, new LeaseCounts(1, 2, 3, 4, 5), 6, [("w", 7), ("v", 0)]);

    private static readonly ClusterOutcome[] Outcomes = [.. Enumerable.Range(0, 5).Select(i => new ClusterOutcome(UInt128.MaxValue - (UInt128)i, i, AttemptStatus.Failed, i % 2 == 0, new byte[i * 10]))];

    private static readonly SubmittedAttempt[] Attempts = [new(UInt128.One << 100, 3, new byte[] { 1, 2 }), new(2, 1, default)];

    private static readonly WorkerMessage Message = new(
        new LeaseReport
        {
            Worker = "host/1",
            Sequence = 9,
            Orders = 8,
            Free = 7,
            Ahead = 6,
            Held = [new HeldLease(1, true), new HeldLease(2, false)],
            Ended = [new LeaseEnd(new Lease(3, 4, 5), AttemptStatus.Timeout), new LeaseEnd(new Lease(6, 7, 8), AttemptStatus.Completed)],
        },
        [new byte[] { 1 }, new byte[] { 2, 3 }],
        "code");

    private static readonly CoordinatorAnswer Answer = new(
        new LeaseOrders { Number = 1, Leases = [new Lease(2, 3, 4), new Lease(5, 6, 7)], Acknowledged = [8, 9], Dropped = [10] },
        [Attempts[0], Attempts[1] with { Earlier = [new byte[] { 1, 2 }, default] }])
    {
        Refusal = "no",
    };

    /// <summary>Each kind of message: its bytes, and the bytes of what is read from bytes.</summary>
    private static readonly Dictionary<string, (byte[] Bytes, Func<byte[], byte[]> Again)> Kinds = new()
    {
        ["terms"] = (ClusterMessages.Write(Terms), bytes => ClusterMessages.Write(ClusterMessages.ReadTerms(bytes))),
        ["attempts"] = (ClusterMessages.Write(Attempts), bytes => ClusterMessages.Write(ClusterMessages.ReadAttempts(bytes))),
        ["worker"] = (ClusterMessages.Write(Message), bytes => ClusterMessages.Write(ClusterMessages.ReadWorker(bytes))),
        ["answer"] = (ClusterMessages.Write(Answer), bytes => ClusterMessages.Write(ClusterMessages.ReadAnswer(bytes))),
        ["standing"] = (ClusterMessages.Write(Standing), bytes => ClusterMessages.Write(ClusterMessages.ReadStanding(bytes))),
        ["results"] = (ClusterMessages.Write(new ResultsPage(12, Outcomes, Standing), 1000), bytes => ClusterMessages.Write(ClusterMessages.ReadResults(bytes), 1000)),
        ["outcomes"] = (ClusterMessages.Write(Outcomes), bytes => ClusterMessages.Write(ClusterMessages.ReadOutcomes(bytes))),
        ["sweeps"] = (ClusterMessages.Write([new OpenSweep("id", Terms, true)]), bytes => ClusterMessages.Write(ClusterMessages.ReadSweeps(bytes))),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_read_is_what_was_written(string kind) => Assert.Equal(Kinds[kind].Bytes, Kinds[kind].Again(Kinds[kind].Bytes));

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_cut_off_or_put_on_is_noticed(string kind)
    {
        var (bytes, again) = Kinds[kind];

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Throws<InvalidDataException>(() => again(bytes[..length])));
        Assert.Throws<InvalidDataException>(() => again([.. bytes, 0]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Garbled_bytes_give_a_message_or_say_that_they_are_none(string kind)
    {
        var (bytes, again) = Kinds[kind];
        for (var place = 0; place < bytes.Length; place++)
        {
            foreach (byte value in (byte[])[0, 1, 127, 128, 255])
            {
                byte[] garbled = [.. bytes];
                garbled[place] = value;
                var fault = Record.Exception(() => again(garbled));
                Assert.True(fault is null or InvalidDataException, $"byte {place} as {value}: {fault}");
            }
        }
    }

    [Fact]
    public void A_worker_is_read_as_it_was()
    {
        var read = ClusterMessages.ReadWorker(ClusterMessages.Write(Message));

        Assert.Equal(("code", "host/1", 9, 8, 7, 6), (read.Code, read.Report.Worker, read.Report.Sequence, read.Report.Orders, read.Report.Free, read.Report.Ahead));
        Assert.Equal(Message.Report.Held, read.Report.Held);
        Assert.Equal(Message.Report.Ended, read.Report.Ended);
        Assert.Equal(Message.Outcomes.Select(outcome => outcome.ToArray()), read.Outcomes.Select(outcome => outcome.ToArray()));
    }

    [Fact]
    public void An_answer_is_read_as_it_was()
    {
        var read = ClusterMessages.ReadAnswer(ClusterMessages.Write(Answer));

        Assert.Equal(("no", 1), (read.Refusal, read.Orders.Number));
        Assert.Equal(Answer.Orders.Leases, read.Orders.Leases);
        Assert.Equal(Answer.Orders.Acknowledged, read.Orders.Acknowledged);
        Assert.Equal(Answer.Orders.Dropped, read.Orders.Dropped);
        Assert.Equal(Attempts.Select(attempt => (attempt.Key, attempt.Number)), read.Attempts.Select(attempt => (attempt.Key, attempt.Number)));
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(29, 2)]
    [InlineData(30, 3)]
    [InlineData(100, 5)]
    public void A_page_of_results_is_cut_where_it_becomes_long(int mostBytes, int count)
    {
        var read = ClusterMessages.ReadResults(ClusterMessages.Write(new ResultsPage(12, [.. Outcomes], Standing), mostBytes));

        Assert.Equal(count, read.Outcomes.Count);
        Assert.Equal(12 - 5 + count, read.Next);
        Assert.Equal(Outcomes.Take(count).Select(outcome => (outcome.Key, outcome.Number, outcome.IsFinal)), read.Outcomes.Select(outcome => (outcome.Key, outcome.Number, outcome.IsFinal)));
        Assert.Equal(Standing.Counts, read.Standing.Counts);
        Assert.Equal(Standing.Workers, read.Standing.Workers);
    }

    [Fact]
    public void A_page_of_results_has_one_however_long_it_is()
        => Assert.Equal(8, ClusterMessages.ReadResults(ClusterMessages.Write(new ResultsPage(8, [Outcomes[4]], Standing), 1)).Next);
}

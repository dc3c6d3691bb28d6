namespace ExpRunner.Results;

/// <summary>
/// Who of the runners that share a sweep does which part of it: the rules of handing out, giving back and taking over, without any file,
/// message or clock. A change gets the next number when it is posted; whoever posts it must have seen the one before.
/// </summary>
internal sealed partial record ClaimBoard
{
    /// <summary>How many boards came before.</summary>
    public long Number { get; init; }

    /// <summary>What is shared: equal for two plans that walk through the same repetitions in the same order.</summary>
    public string Queue { get; init; } = "";

    /// <summary>Where the walk ends, or a bound of it until somebody has been there.</summary>
    public UInt128 Size { get; init; }

    /// <summary>The first repetition that nobody has claimed yet.</summary>
    public UInt128 Next { get; init; }

    /// <summary>What was claimed and let go before it was done.</summary>
    public IReadOnlyList<ReturnedRange> Returned { get; init; } = [];

    /// <summary>Those who are working.</summary>
    public IReadOnlyList<ClaimHolder> Holders { get; init; } = [];

    /// <summary>The ids of all who ever worked on this queue: what they recorded is of this sweep, and not run once more.</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];

    public ClaimHolder? Find(string id) => Holders.FirstOrDefault(holder => holder.Id == id);

    /// <summary>Whether a runner other than that one still works on something.</summary>
    public bool IsAwaited(string id) => Holders.Any(holder => holder.Id != id && holder.Claims.Count > 0);

    /// <summary>Takes a runner in; the first one begins the queue. Null: others work on another queue.</summary>
    public ClaimBoard? Join(ClaimHolder holder, string queue, UInt128 size) => Holders.Count == 0
        ? new ClaimBoard { Number = Number, Queue = queue, Size = size, Holders = [holder], Participants = [holder.Id] }
        : Queue == queue ? this with { Holders = [.. Holders, holder], Participants = [.. Participants, holder.Id] }
        : null;

    /// <summary>Claims work for a runner that still has <paramref name="open"/>, as much as is fair; null: there is nothing that it may take.</summary>
    /// <param name="id">Who.</param>
    /// <param name="open">What of its claims it has not done.</param>
    /// <param name="asOf">The board that was the newest when it began to read the journals.</param>
    /// <param name="most">The largest part it wants.</param>
    /// <param name="claim">What it got.</param>
    public ClaimBoard? Claim(string id, IReadOnlyList<WorkRange> open, long asOf, UInt128 most, out WorkRange claim)
    {
        claim = default;
        for (var i = 0; i < Returned.Count; i++)
        {
            if (Returned[i].At <= asOf)
            {
                claim = First(Returned[i].Range, most);
                ReturnedRange[] rest = claim.To < Returned[i].Range.To ? [Returned[i] with { Range = Returned[i].Range with { From = claim.To } }] : [];
                return (this with { Returned = [.. Returned.Take(i), .. rest, .. Returned.Skip(i + 1)] }).With(id, [.. open, claim]);
            }
        }
        if (Next >= Size)
        {
            return null;
        }
        claim = First(new WorkRange(Next, Size), UInt128.Min(most, FairShare));
        return (this with { Next = claim.To }).With(id, [.. open, claim]);
    }

    /// <summary>Lets work go that nobody has begun: anybody may claim it, whatever journals they have read, or who has read them since some board.</summary>
    public ClaimBoard GiveBack(WorkRange range, long at = 0) => this with { Returned = [.. Returned, new ReturnedRange(range, at)] };

    /// <summary>Says that a runner has done all but that.</summary>
    public ClaimBoard With(string id, IReadOnlyList<WorkRange> open)
        => this with { Holders = [.. Holders.Select(holder => holder.Id == id ? holder with { Claims = open } : holder)] };

    /// <summary>Takes a runner out; what it held others may claim.</summary>
    public ClaimBoard Without(string id) => this with
    {
        Returned = [.. Returned, .. (Find(id)?.Claims ?? []).Select(range => new ReturnedRange(range, Number + 1))],
        Holders = [.. Holders.Where(holder => holder.Id != id)],
    };

    /// <summary>Says where the walk ends.</summary>
    public ClaimBoard EndingAt(UInt128 size) => this with { Size = UInt128.Min(Size, size), Next = UInt128.Min(Next, size) };

    /// <summary>The board as that runner posts it: every runner counts what it posted, so that a later board tells whether it came of this one.</summary>
    public ClaimBoard PostedBy(string id) => this with
    {
        Number = Number + 1,
        Holders = [.. Holders.Select(holder => holder.Id == id ? holder with { Posts = holder.Posts + 1 } : holder)],
    };

    /// <summary>Whether this board came of one that the runner posted.</summary>
    public bool CameOf(ClaimBoard posted, string id) => posted.Find(id) is { } then && Find(id)?.Posts >= then.Posts;

    private static WorkRange First(WorkRange range, UInt128 most) => range with { To = range.From + UInt128.Min(range.To - range.From, most) };

    /// <summary>Several runners leave each other something to do until the end.</summary>
    private UInt128 FairShare => Holders.Count > 1 ? UInt128.Max(1, (Size - Next) / (UInt128)(2 * Holders.Count)) : UInt128.MaxValue;
}

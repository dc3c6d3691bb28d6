using ExpRunner.Results;

namespace ExpRunner.Tests.Results;

/// <summary>
/// Runners that join, claim, finish, die, stand still, wake and leave in a random order, each with a board it may have seen long ago;
/// a change counts only where nobody changed the board since, as in a folder.
/// </summary>
internal sealed class BoardSimulation(int seed)
{
    public const int Size = 200;
    private readonly Random _random = new(seed);
    private readonly bool[] _done = new bool[Size];
    private readonly List<Runner> _runners = [];
    private ClaimBoard _board = new();
    private int _names;

    private sealed class Runner(string id)
    {
        public string Id => id;

        public ClaimBoard Seen { get; set; } = new();

        public long AsOf { get; set; }

        public List<WorkRange> Held { get; } = [];

        public bool Sleeps { get; set; }
    }

    /// <summary>How many positions were done.</summary>
    public int Done => _done.Count(done => done);

    public void Run()
    {
        for (var step = 0; step < 20_000 && Done < Size; step++)
        {
            if (_runners.Count == 0 || (_runners.Count < 5 && _random.Next(40) == 0))
            {
                Join(new Runner($"r{_names++}"));
            }
            Step(_runners[_random.Next(_runners.Count)]);
            Check();
        }
    }

    private void Step(Runner runner)
    {
        var what = _random.Next(100);
        if (runner.Sleeps)
        {
            runner.Sleeps = what >= 10;
            return;
        }
        if (_board.Find(runner.Id) is null)
        {
            // It was taken for dead; what it still does is late.
            _runners.Remove(runner);
        }
        else if (what < 3)
        {
            // Killed: the others find out.
            _runners.Remove(runner);
            Post(runner, _board, board => board.Without(runner.Id));
        }
        else if (what < 6)
        {
            // Frozen, taken for dead, woken some time later.
            runner.Sleeps = true;
            Post(runner, _board, board => board.Without(runner.Id));
        }
        else if (what < 30)
        {
            runner.Seen = _board;
        }
        else if (what < 60)
        {
            Claim(runner);
        }
        else if (runner.Held.Count > 0)
        {
            Work(runner);
        }
        else if (what < 70)
        {
            // It reads the journals anew.
            runner.AsOf = _board.Number;
        }
    }

    private void Join(Runner runner)
    {
        Post(runner, _board, board => board.Join(new ClaimHolder(runner.Id, "host", 1, "", TimeSpan.FromSeconds(1)), "q", Size));
        runner.AsOf = _board.Number;
        _runners.Add(runner);
    }

    private void Claim(Runner runner)
    {
        WorkRange? claim = null;
        var isPosted = Post(runner, runner.Seen, board =>
        {
            if (board.Find(runner.Id) is null || board.Claim(runner.Id, [.. runner.Held], runner.AsOf, (UInt128)_random.Next(1, 30), out var got) is not { } next)
            {
                return null;
            }
            claim = got;
            return next;
        });
        if (isPosted && claim is { } held)
        {
            runner.Held.Add(held);
        }
    }

    private void Work(Runner runner)
    {
        var range = runner.Held[0];
        if (range.To - range.From > 1 && _random.Next(4) == 0)
        {
            var middle = range.From + 1;
            runner.Held[0] = range with { To = middle };
            Post(runner, _board, board => board.With(runner.Id, [.. runner.Held]).GiveBack(range with { From = middle }));
            return;
        }
        for (var position = range.From; position < range.To; position++)
        {
            _done[(int)position] = true;
        }
        runner.Held.RemoveAt(0);
        Post(runner, _board, board => board.With(runner.Id, [.. runner.Held]));
    }

    /// <summary>Whether the change was the first one after the board that its author saw.</summary>
    private bool Post(Runner runner, ClaimBoard seen, Func<ClaimBoard, ClaimBoard?> change)
    {
        var next = change(seen);
        runner.Seen = _board;
        if (next is null || seen.Number != _board.Number)
        {
            return false;
        }
        next = next.PostedBy(runner.Id);
        _board = ClaimBoard.FromJson(next.ToJson(), next.Number);
        return true;
    }

    private void Check()
    {
        var holders = new int[Size];
        foreach (var range in _board.Holders.SelectMany(holder => holder.Claims).Concat(_board.Returned.Select(returned => returned.Range)))
        {
            for (var position = range.From; position < range.To; position++)
            {
                holders[(int)position]++;
            }
        }
        for (var position = 0; position < Size; position++)
        {
            Assert.True(holders[position] <= 1, $"seed {seed}: position {position} has {holders[position]} holders");
            Assert.True(holders[position] == 1 || _done[position] || (UInt128)position >= _board.Next || _board.Holders.Count == 0, $"seed {seed}: position {position} is forgotten");
        }
    }
}

using ExpRunner.Platform;

namespace ExpRunner.Execution;

/// <summary>
/// Finds all that belongs to processes we spawned: their groups, what they started, also in groups of its own, and, where the one in between has
/// ended, what carries their mark in a variable. One look at the system's table serves all trees. Only Linux has such a table; elsewhere a tree is its group.
/// </summary>
/// <param name="variable">The variable that every process of a tree has the tree's mark in.</param>
/// <param name="time">The clock.</param>
internal sealed class ProcessTrees(string variable, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _ownStart = OperatingSystem.IsLinux() ? ProcessEntry.TryRead(Libc.GetProcessId())?.Started ?? 0 : 0;
    private Dictionary<int, ProcessEntry> _entries = [];
    private Dictionary<int, string?> _marks = [];
    private long? _lookedAt;

    /// <summary>Sends a signal to all that belongs to the trees.</summary>
    public void Signal(IReadOnlyList<(SpawnedProcess Root, string Mark)> trees, int signal)
    {
        lock (_gate)
        {
            Look(TimeSpan.Zero);
            foreach (var (root, mark) in trees)
            {
                root.WhileKnown(() =>
                {
                    var strays = Members(root.Id, mark).Where(entry => entry.Group != root.Id).ToArray();
                    Libc.Kill(-root.Id, signal);
                    Array.ForEach(strays, stray => Libc.Kill(stray.Id, signal));
                });
            }
        }
    }

    /// <summary>Whether anything of a tree runs, as of a moment ago.</summary>
    public bool IsAlive(SpawnedProcess root, string mark)
    {
        lock (_gate)
        {
            Look(TimeSpan.FromMilliseconds(10));
            return Members(root.Id, mark).Any();
        }
    }

    /// <summary>All processes that run and carry a mark.</summary>
    /// <param name="age">How old the look may be that this is taken from.</param>
    public IReadOnlyList<(ProcessEntry Entry, string Mark)> Marked(TimeSpan age)
    {
        lock (_gate)
        {
            Look(age);
            return [.. _entries.Values.Where(entry => !entry.HasEnded).Select(entry => (entry, MarkOf(entry)!)).Where(marked => marked.Item2 is not null)];
        }
    }

    private void Look(TimeSpan age)
    {
        var now = time.GetTimestamp();
        if (OperatingSystem.IsLinux() && (_lookedAt is not { } last || time.GetElapsedTime(last, now) >= age))
        {
            _entries = ProcessEntry.All();
            _marks = [];
            _lookedAt = now;
        }
    }

    private IEnumerable<ProcessEntry> Members(int root, string mark)
        => _entries.Values.Where(entry => !entry.HasEnded && (Descends(entry, root) || (entry.Started >= _ownStart && MarkOf(entry) == mark)));

    private bool Descends(ProcessEntry entry, int root)
    {
        for (var steps = 0; steps < 100; steps++)
        {
            if (entry.Id == root || entry.Group == root)
            {
                return true;
            }
            if (!_entries.TryGetValue(entry.Parent, out entry))
            {
                return false;
            }
        }
        return false;
    }

    private string? MarkOf(ProcessEntry entry)
    {
        if (!_marks.TryGetValue(entry.Id, out var mark))
        {
            _marks.Add(entry.Id, mark = entry.Variable(variable));
        }
        return mark;
    }
}

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
    /// <summary>How old a look may be that says whether something still runs, unless looking takes longer.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMilliseconds(10);
    private readonly Lock _gate = new();
    private Dictionary<(int Id, long Started), string> _marks = [];
    private ILookup<int, ProcessEntry> _byParent = Enumerable.Empty<ProcessEntry>().ToLookup(entry => entry.Parent);
    private ILookup<int, ProcessEntry> _byGroup = Enumerable.Empty<ProcessEntry>().ToLookup(entry => entry.Group);
    private ILookup<string, ProcessEntry> _byMark = Enumerable.Empty<ProcessEntry>().ToLookup(_ => "");
    private long? _lookedAt;
    private TimeSpan _looking;

    /// <summary>Sends a signal to all that belongs to the trees.</summary>
    public void Signal(IReadOnlyList<(SpawnedProcess Root, string Mark)> trees, int signal)
    {
        lock (_gate)
        {
            Look(TimeSpan.Zero);
            foreach (var (root, mark) in trees)
            {
                Signal(root, mark, signal);
            }
        }
    }

    /// <summary>Whether anything of a tree runs, as of a moment ago; what does is sent a signal, unless that is 0.</summary>
    public bool IsAlive(SpawnedProcess root, string mark, int signal = 0)
    {
        lock (_gate)
        {
            Look(_looking * 3 is var age && age > Recent ? age : Recent);
            var isAlive = Members(root.Id, mark).Count > 0;
            if (isAlive && signal != 0)
            {
                Signal(root, mark, signal);
            }
            return isAlive;
        }
    }

    /// <summary>All processes that run and carry a mark.</summary>
    /// <param name="age">How old the look may be that this is taken from.</param>
    public IReadOnlyList<(ProcessEntry Entry, string Mark)> Marked(TimeSpan age)
    {
        lock (_gate)
        {
            Look(age);
            return [.. _byMark.SelectMany(marked => marked.Select(entry => (entry, marked.Key)))];
        }
    }

    private void Signal(SpawnedProcess root, string mark, int signal) => root.WhileKnown(() =>
    {
        Libc.Kill(-root.Id, signal);
        foreach (var stray in Members(root.Id, mark).Where(entry => entry.Group != root.Id))
        {
            Libc.Kill(stray.Id, signal);
        }
    });

    private void Look(TimeSpan age)
    {
        var now = time.GetTimestamp();
        if (!OperatingSystem.IsLinux() || (_lookedAt is { } last && time.GetElapsedTime(last, now) < age))
        {
            return;
        }
        var running = ProcessEntry.All().Values.Where(entry => !entry.HasEnded).ToArray();
        _marks = running.Select(entry => (Key: (entry.Id, entry.Started), Mark: MarkOf(entry))).Where(marked => marked.Mark is not null).ToDictionary(marked => marked.Key, marked => marked.Mark!);
        _byParent = running.ToLookup(entry => entry.Parent);
        _byGroup = running.ToLookup(entry => entry.Group);
        _byMark = running.Where(entry => _marks.ContainsKey((entry.Id, entry.Started))).ToLookup(entry => _marks[(entry.Id, entry.Started)]);
        _lookedAt = time.GetTimestamp();
        _looking = time.GetElapsedTime(now, _lookedAt.Value);
    }

    /// <summary>A mark that was there is not read again; one that was not may come when the process executes its program.</summary>
    private string? MarkOf(ProcessEntry entry)
        => _marks.TryGetValue((entry.Id, entry.Started), out var mark) ? mark : entry.Variable(variable);

    private List<ProcessEntry> Members(int root, string mark)
    {
        List<ProcessEntry> members = [.. _byGroup[root], .. _byMark[mark]];
        var known = members.Select(member => member.Id).ToHashSet();
        for (var i = 0; i < members.Count; i++)
        {
            members.AddRange(_byParent[members[i].Id].Where(child => known.Add(child.Id)));
        }
        return [.. members.DistinctBy(member => member.Id)];
    }
}

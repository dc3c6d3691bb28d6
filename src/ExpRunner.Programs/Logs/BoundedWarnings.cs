namespace ExpRunner.Programs.Logs;

/// <summary>Names the first things that are broken in a file, and says how many more there are.</summary>
internal sealed class BoundedWarnings(string path, Action<string> warn)
{
    private const int Most = 10;
    private int _count;

    /// <summary>Something broken.</summary>
    public void Add(string warning)
    {
        if (++_count <= Most)
        {
            warn(warning);
        }
    }

    /// <summary>The file has been read.</summary>
    public void End()
    {
        if (_count > Most)
        {
            warn(FormattableString.Invariant($"{path}: {_count - Most} more places are broken and passed over."));
        }
    }
}

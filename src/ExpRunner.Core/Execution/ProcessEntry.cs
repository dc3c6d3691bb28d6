using System.Globalization;

namespace ExpRunner.Execution;

/// <summary>A process as Linux lists it.</summary>
internal readonly record struct ProcessEntry(int Id, int Parent, int Group)
{
    /// <summary>All that run now, by number.</summary>
    public static Dictionary<int, ProcessEntry> All()
    {
        var all = new Dictionary<int, ProcessEntry>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), CultureInfo.InvariantCulture, out var id) && TryRead(id, folder) is { } entry)
            {
                all[id] = entry;
            }
        }
        return all;
    }

    private static ProcessEntry? TryRead(int id, string folder)
    {
        try
        {
            // The name may hold spaces and brackets: fields are counted from its end.
            var line = File.ReadAllText(folder + "/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ', 4);
            return new ProcessEntry(id, int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}

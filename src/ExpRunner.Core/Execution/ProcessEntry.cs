using System.Globalization;

namespace ExpRunner.Execution;

/// <summary>A process as Linux lists it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">That of the process that started it, or that took it over.</param>
/// <param name="Group">That of its group.</param>
/// <param name="Started">When it started, in ticks of the system's clock: with the number it identifies the process.</param>
/// <param name="HasEnded">Whether nobody has asked yet how it ended, which is all that is left of it.</param>
internal readonly record struct ProcessEntry(int Id, int Parent, int Group, long Started, bool HasEnded)
{
    /// <summary>All that are listed now, by number.</summary>
    public static Dictionary<int, ProcessEntry> All()
    {
        var all = new Dictionary<int, ProcessEntry>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), CultureInfo.InvariantCulture, out var id) && TryRead(id) is { } entry)
            {
                all[id] = entry;
            }
        }
        return all;
    }

    /// <summary>The process of that number; null: there is none.</summary>
    public static ProcessEntry? TryRead(int id)
    {
        try
        {
            // The name may hold spaces and brackets: fields are counted from its end.
            var line = File.ReadAllText($"/proc/{id}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ', 21);
            return new ProcessEntry(id, Number(fields[1]), Number(fields[2]), long.Parse(fields[19], CultureInfo.InvariantCulture), fields[0] is "Z" or "X");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The value a variable had when the process began; null: it has none, or it may not be asked.</summary>
    public string? Variable(string name)
    {
        try
        {
            var variables = File.ReadAllText($"/proc/{Id}/environ");
            var at = variables.StartsWith(name + "=", StringComparison.Ordinal) ? 0 : variables.IndexOf($"\0{name}=", StringComparison.Ordinal) + 1;
            return at == 0 && !variables.StartsWith(name + "=", StringComparison.Ordinal) ? null : variables[(at + name.Length + 1)..].Split('\0', 2)[0];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}

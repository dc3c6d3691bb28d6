using System.Globalization;

namespace ExpRunner.Results;

/// <summary>The names of the files of a sweep.</summary>
internal sealed record SweepFolder(string Path)
{
    public string Journal => In("journal.jsonl");

    public string Damaged => In("journal.damaged");

    public string Lock => In("journal.lock");

    public string Results => In("results.jsonl");

    public string Sweep => In("sweep.json");

    /// <summary>Every journal, this runner's first.</summary>
    public string[] Journals
    {
        get
        {
            string[] others = Directory.Exists(Path) ? Directory.GetFiles(Path, "journal-*.jsonl") : [];
            Array.Sort(others, StringComparer.Ordinal);
            return File.Exists(Journal) ? [Journal, .. others] : others;
        }
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A name beside that one which no file has yet.</summary>
    public static string FreeName(string path, string suffix)
    {
        for (var i = 1; ; i++)
        {
            var name = i == 1 ? path + suffix : string.Create(CultureInfo.InvariantCulture, $"{path}{suffix}.{i}");
            if (!File.Exists(name))
            {
                return name;
            }
        }
    }

    /// <summary>Puts a whole file in place at once: readers see the old one or the new one.</summary>
    public static void Replace(string path, Action<string> write)
    {
        var aside = path + ".new";
        try
        {
            write(aside);
            File.Move(aside, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepStoreException($"{path}: cannot be written: {fault.Message} What it held is untouched; free the place or choose another --out.", fault);
        }
    }
}

using System.Globalization;

namespace ExpRunner.Results;

/// <summary>The files of a sweep: their names, and what they lie in.</summary>
internal sealed record SweepFolder(IFiles Files, string Path)
{
    public string Journal => In("journal.jsonl");

    /// <summary>The journal of a runner that came when another was there.</summary>
    public string JournalOf(string runner) => In($"journal-{runner}.jsonl");

    public string Damaged => In("journal.damaged");

    public string Lock => In("journal.lock");

    public string Results => In("results.jsonl");

    public string Sweep => In("sweep.json");

    /// <summary>Every journal, this runner's first.</summary>
    public string[] Journals
    {
        get
        {
            var others = Files.List(Path, "journal-*.jsonl");
            Array.Sort(others, StringComparer.Ordinal);
            return Files.Exists(Journal) ? [Journal, .. others] : others;
        }
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>All bytes of a file.</summary>
    public byte[] Read(string path)
    {
        using var file = Files.Open(path, FileUse.Read);
        var bytes = new byte[file.Length];
        var length = 0;
        int count;
        while (length < bytes.Length && (count = file.Read(bytes.AsSpan(length), length)) > 0)
        {
            length += count;
        }
        return bytes[..length];
    }

    /// <summary>A name beside that one which no file has yet.</summary>
    public string FreeName(string path, string suffix)
    {
        for (var i = 1; ; i++)
        {
            var name = i == 1 ? path + suffix : string.Create(CultureInfo.InvariantCulture, $"{path}{suffix}.{i}");
            if (!Files.Exists(name))
            {
                return name;
            }
        }
    }

    /// <summary>Puts a whole file in place at once: readers see the old one or the new one.</summary>
    public void Replace(string path, Action<WholeFile> write)
    {
        var aside = path + ".new";
        try
        {
            using (var file = new WholeFile(Files, aside))
            {
                write(file);
                file.Flush();
            }
            Files.Rename(aside, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TryDelete(aside);
            throw new SweepStoreException($"{path}: cannot be written: {fault.Message} What it held is untouched; free the place or choose another --out.", fault);
        }
    }

    private void TryDelete(string path)
    {
        try
        {
            Files.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays beside; the next one that is written aside replaces it.
        }
    }
}

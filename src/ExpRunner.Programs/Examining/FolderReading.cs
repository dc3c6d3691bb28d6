using ExpRunner.Values;

namespace ExpRunner.Programs.Examining;

/// <summary>Calls the functions for each folder, and puts what they give together.</summary>
internal sealed class FolderReading(FolderSet folders, IReadOnlyList<(string Name, Func<TrialFolder, object?> Read)> columns)
{
    private const string Whole = "value";

    /// <summary>Makes a value of the whole row; null: there are columns alone.</summary>
    public Func<TrialFolder, object?>? Row { get; init; }

    /// <summary>The values that <see cref="Row"/> made, in order of folders.</summary>
    public IReadOnlyList<(TrialFolder Folder, object? Value)> Read { get; private set; } = [];

    /// <summary>Reads all.</summary>
    public async Task<ExaminerTable> TableAsync(CancellationToken cancel)
    {
        var warnings = new List<string>();
        var all = await Task.Run(() => folders.Read(warnings), cancel).ConfigureAwait(false);
        var rows = new ReadRow[all.Count];
        await Parallel.ForAsync(0, all.Count, cancel, (i, _) =>
        {
            rows[i] = Of(all[i]);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        var kept = rows.Where(row => row.IsWhole).ToArray();
        Read = [.. kept.Select(row => (row.Folder, row.Value))];
        return Table(kept, [.. rows.SelectMany(row => row.Faults)], warnings);
    }

    private ReadRow Of(TrialFolder folder)
    {
        var row = new ReadRow(folder);
        foreach (var (name, read) in columns)
        {
            row.Add(name, read);
        }
        if (Row is { } whole)
        {
            row.AddWhole(whole, Whole);
        }
        return row;
    }

    private static ExaminerTable Table(ReadRow[] rows, IReadOnlyList<ExaminerFault> faults, IReadOnlyList<string> warnings)
    {
        string[] config = [.. rows.SelectMany(row => row.Folder.Config.Keys).Distinct()];
        string[] known = [.. Differing(rows, ["experiment"]), .. rows.Length < 2 ? config : Differing(rows, config), .. Differing(rows, ["run_id", "status"])];
        string[] added = [.. rows.SelectMany(row => row.Cells.Keys).Distinct()];
        return new ExaminerTable(
            [.. rows.Select(row => row.Folder)],
            [.. known, .. added],
            known.Length,
            [.. rows.Select(row => (IReadOnlyList<Value>)[.. known.Select(name => row.Folder.Find(name) ?? Value.Null), .. added.Select(name => row.Cells.GetValueOrDefault(name))])])
        {
            Faults = faults,
            Warnings = warnings,
        };
    }

    private static IEnumerable<string> Differing(ReadRow[] rows, IEnumerable<string> names)
        => names.Where(name => rows.Select(row => row.Folder.Find(name) ?? Value.Null).Distinct().Skip(1).Any());
}

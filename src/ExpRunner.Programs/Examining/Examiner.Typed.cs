using ExpRunner.Programs.Examining;

namespace ExpRunner;

/// <summary>An <see cref="Examiner"/> that reads each folder into a value of the caller's own type.</summary>
/// <typeparam name="T">The type; its properties are columns where the table is written.</typeparam>
public sealed class Examiner<T>
{
    private readonly FolderSet _folders;
    private readonly IReadOnlyList<(string, Func<TrialFolder, object?>)> _columns;
    private readonly Func<TrialFolder, T> _read;

    internal Examiner(FolderSet folders, IReadOnlyList<(string, Func<TrialFolder, object?>)> columns, Func<TrialFolder, T> read)
        => (_folders, _columns, _read) = (folders, columns, read);

    /// <summary>Reads the folders; the exceptions are those of <see cref="Examiner.TableAsync"/>.</summary>
    public async Task<ExaminerTable<T>> TableAsync(CancellationToken cancel = default)
    {
        var reading = new FolderReading(_folders, _columns) { Row = folder => _read(folder) };
        var table = await reading.TableAsync(cancel).ConfigureAwait(false);
        return new ExaminerTable<T>(table, [.. reading.Read.Select(row => (row.Folder, (T)row.Value!))]);
    }
}

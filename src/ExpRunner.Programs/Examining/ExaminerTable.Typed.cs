using System.Collections;

namespace ExpRunner;

/// <summary>What was read from folders: an item of each folder that could be read.</summary>
/// <typeparam name="T">What was made of a folder.</typeparam>
public sealed class ExaminerTable<T> : ExaminerTable, IReadOnlyList<(TrialFolder Folder, T Value)>
{
    private readonly IReadOnlyList<(TrialFolder Folder, T Value)> _items;

    internal ExaminerTable(ExaminerTable table, IReadOnlyList<(TrialFolder Folder, T Value)> items)
        : base(table.Folders, table.Columns, table.KnownColumns, table.Cells)
    {
        (_items, Faults, Warnings) = (items, table.Faults, table.Warnings);
    }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public (TrialFolder Folder, T Value) this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<(TrialFolder Folder, T Value)> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

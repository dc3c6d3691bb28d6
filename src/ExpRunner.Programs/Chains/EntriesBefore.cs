using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>The entries before one, as expressions ask for them: <c>E[-1].lr</c>, <c>E['warmup'].Name</c>.</summary>
/// <param name="entries">All entries.</param>
/// <param name="count">How many come before.</param>
internal sealed class EntriesBefore(EntryTable entries, int count) : IExpressionTable
{
    public int Count => count;

    /// <summary>All entries.</summary>
    public EntryTable All => entries;

    public Value At(int index) => entries.RowAt(index);

    public Value? Find(string name, out string hint) => NumberOf(name, out hint) is { } entry ? At(entry) : null;

    /// <summary>The number of an entry that is asked for by number or by name; null: there is none.</summary>
    public int? NumberOf(Value key) => key.Kind == ValueKind.Text ? NumberOf(key.AsText(), out _) : (int)key.AsDouble() is var number && number < 0 ? number + count : number;

    /// <summary>The number of the last entry of a name; null: there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hint">Where there is none: a near name, or nothing.</param>
    public int? NumberOf(string name, out string hint)
    {
        var entry = entries.LastOf(name, count);
        hint = entry is null ? NearNames.Hint(name, entries.Names) : "";
        return entry;
    }
}

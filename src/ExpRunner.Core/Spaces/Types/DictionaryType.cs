using ExpRunner.Values;

namespace ExpRunner.Spaces;

internal sealed class DictionaryType<TDictionary, T>(ConfigType<T> item, Func<Dictionary<string, T>, TDictionary> create) : ConfigType<TDictionary>
    where TDictionary : IEnumerable<KeyValuePair<string, T>>
{
    public override string Name => "dictionary of " + item.Name;

    internal override ConfigType EntryType => item;

    public override TDictionary Read(Value value)
    {
        if (value.IsNull)
        {
            return default!;
        }
        if (value.Kind != ValueKind.Object)
        {
            throw NotThis(value);
        }
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        for (var i = 0; i < value.Names.Length; i++)
        {
            entries[value.Names[i]] = item.Read(value.Items[i]);
        }
        return create(entries);
    }

    public override Value Write(TDictionary value)
        => value is null ? Value.Null : Value.Object([.. value.Select(entry => (entry.Key, item.Write(entry.Value)))]);
}

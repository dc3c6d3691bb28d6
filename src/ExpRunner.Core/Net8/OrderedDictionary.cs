using System.Collections;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>The dictionary of .NET 9 and later that keeps the order in which keys came, for .NET 8: as much of it as is used. A removal costs as much as there are entries behind it.</summary>
internal sealed class OrderedDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _places;
    private readonly List<TKey> _keys = [];
    private readonly List<TValue> _values = [];

    public OrderedDictionary() : this((IEqualityComparer<TKey>?)null)
    {
    }

    public OrderedDictionary(IEqualityComparer<TKey>? comparer)
    {
        _places = new(comparer);
        Keys = _keys.AsReadOnly();
        Values = _values.AsReadOnly();
    }

    public OrderedDictionary(IEnumerable<KeyValuePair<TKey, TValue>> entries) : this()
    {
        foreach (var (key, value) in entries)
        {
            Add(key, value);
        }
    }

    public int Count => _keys.Count;

    public bool IsReadOnly => false;

    /// <summary>The keys in order, whatever becomes of them.</summary>
    public ReadOnlyCollection<TKey> Keys { get; }

    /// <summary>The values in the order of their keys, whatever becomes of them.</summary>
    public ReadOnlyCollection<TValue> Values { get; }

    ICollection<TKey> IDictionary<TKey, TValue>.Keys => Keys;

    ICollection<TValue> IDictionary<TKey, TValue>.Values => Values;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    public TValue this[TKey key]
    {
        get => _values[_places.TryGetValue(key, out var place) ? place : throw new KeyNotFoundException($"The given key '{key}' was not present in the dictionary.")];
        set
        {
            if (_places.TryGetValue(key, out var place))
            {
                _values[place] = value;
            }
            else
            {
                Add(key, value);
            }
        }
    }

    public void Add(TKey key, TValue value)
    {
        _places.Add(key, Count);
        _keys.Add(key);
        _values.Add(value);
    }

    public bool TryAdd(TKey key, TValue value)
    {
        if (_places.ContainsKey(key))
        {
            return false;
        }
        Add(key, value);
        return true;
    }

    public bool ContainsKey(TKey key) => _places.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var isKnown = _places.TryGetValue(key, out var place);
        value = isKnown ? _values[place] : default;
        return isKnown;
    }

    public int IndexOf(TKey key) => _places.TryGetValue(key, out var place) ? place : -1;

    public KeyValuePair<TKey, TValue> GetAt(int place) => new(_keys[place], _values[place]);

    public bool Remove(TKey key)
    {
        if (!_places.Remove(key, out var place))
        {
            return false;
        }
        _keys.RemoveAt(place);
        _values.RemoveAt(place);
        for (var next = place; next < Count; next++)
        {
            _places[_keys[next]] = next;
        }
        return true;
    }

    public void Clear()
    {
        _places.Clear();
        _keys.Clear();
        _values.Clear();
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _keys.Zip(_values, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> entry) => Add(entry.Key, entry.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> entry)
        => TryGetValue(entry.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, entry.Value);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int start)
    {
        foreach (var entry in this)
        {
            array[start++] = entry;
        }
    }

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> entry)
        => ((ICollection<KeyValuePair<TKey, TValue>>)this).Contains(entry) && Remove(entry.Key);
}

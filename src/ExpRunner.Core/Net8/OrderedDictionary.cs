using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

/// <summary>The dictionary of .NET 9 and later that keeps the order in which keys came, for .NET 8: as much of it as is used. An insertion or removal costs as much as there are entries behind it.</summary>
internal sealed class OrderedDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _places;
    private readonly List<KeyValuePair<TKey, TValue>> _entries = [];

    public OrderedDictionary() => _places = [];

    public OrderedDictionary(IEqualityComparer<TKey>? comparer) => _places = new(comparer);

    public OrderedDictionary(IEnumerable<KeyValuePair<TKey, TValue>> entries) : this()
    {
        foreach (var (key, value) in entries)
        {
            Add(key, value);
        }
    }

    public int Count => _entries.Count;

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => [.. _entries.Select(entry => entry.Key)];

    public ICollection<TValue> Values => [.. _entries.Select(entry => entry.Value)];

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    public TValue this[TKey key]
    {
        get => _entries[_places.TryGetValue(key, out var place) ? place : throw new KeyNotFoundException($"The given key '{key}' was not present in the dictionary.")].Value;
        set
        {
            if (_places.TryGetValue(key, out var place))
            {
                _entries[place] = new(_entries[place].Key, value);
            }
            else
            {
                Add(key, value);
            }
        }
    }

    public void Add(TKey key, TValue value)
    {
        _places.Add(key, _entries.Count);
        _entries.Add(new(key, value));
    }

    public bool TryAdd(TKey key, TValue value)
    {
        if (!_places.TryAdd(key, _entries.Count))
        {
            return false;
        }
        _entries.Add(new(key, value));
        return true;
    }

    public bool ContainsKey(TKey key) => _places.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var isKnown = _places.TryGetValue(key, out var place);
        value = isKnown ? _entries[place].Value : default;
        return isKnown;
    }

    public int IndexOf(TKey key) => _places.TryGetValue(key, out var place) ? place : -1;

    public KeyValuePair<TKey, TValue> GetAt(int place) => _entries[place];

    public void Insert(int place, TKey key, TValue value)
    {
        _places.Add(key, place);
        _entries.Insert(place, new(key, value));
        Number(place + 1);
    }

    public bool Remove(TKey key)
    {
        if (!_places.Remove(key, out var place))
        {
            return false;
        }
        _entries.RemoveAt(place);
        Number(place);
        return true;
    }

    public void Clear()
    {
        _places.Clear();
        _entries.Clear();
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> entry) => Add(entry.Key, entry.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> entry)
        => TryGetValue(entry.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, entry.Value);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int start) => _entries.CopyTo(array, start);

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> entry)
        => ((ICollection<KeyValuePair<TKey, TValue>>)this).Contains(entry) && Remove(entry.Key);

    private void Number(int first)
    {
        for (var place = first; place < _entries.Count; place++)
        {
            _places[_entries[place].Key] = place;
        }
    }
}

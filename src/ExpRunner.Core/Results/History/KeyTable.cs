namespace ExpRunner.Results;

/// <summary>Numbers keys in the order they are added: a hash table of 24 bytes a key, for keys that may be in the millions.</summary>
internal sealed class KeyTable
{
    private UInt128[] _keys = new UInt128[16];
    private int[] _slots = new int[32];

    public int Count { get; private set; }

    public UInt128 this[int number] => _keys[number];

    public bool TryFind(UInt128 key, out int number)
    {
        number = _slots[SlotOf(key)] - 1;
        return number >= 0;
    }

    /// <summary>The number of the key, and whether it is new.</summary>
    public int GetOrAdd(UInt128 key, out bool isNew)
    {
        var slot = SlotOf(key);
        isNew = _slots[slot] == 0;
        if (!isNew)
        {
            return _slots[slot] - 1;
        }
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, 2 * Count);
        }
        _keys[Count] = key;
        _slots[slot] = ++Count;
        if (2 * Count > _slots.Length)
        {
            Grow();
        }
        return Count - 1;
    }

    /// <summary>The key's slot, or the free one where it belongs.</summary>
    private int SlotOf(UInt128 key)
    {
        var mask = _slots.Length - 1;
        var slot = Hash(key) & mask;
        while (_slots[slot] is var taken and > 0 && _keys[taken - 1] != key)
        {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var i = 0; i < Count; i++)
        {
            _slots[SlotOf(_keys[i])] = i + 1;
        }
    }

    private static int Hash(UInt128 key)
    {
        var mixed = ((ulong)key ^ (ulong)(key >> 64)) * 0x9E3779B97F4A7C15;
        return (int)(mixed >> 33);
    }
}

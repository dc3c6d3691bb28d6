using System.Text;

namespace ExpRunner.Execution;

/// <summary>
/// Texts as C wants them, in memory that stays where it is: UTF-8, each ended by a zero, with a list of pointers to them that a null ends.
/// Used again and again; not for several threads.
/// </summary>
internal sealed unsafe class NativeTexts
{
    private readonly List<int> _starts = [];
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(4096, pinned: true);
    private nint[] _pointers = GC.AllocateUninitializedArray<nint>(64, pinned: true);
    private int _length;

    /// <summary>How many there are.</summary>
    public int Count => _starts.Count;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _starts.Clear();
        _length = 0;
    }

    /// <summary>Adds a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        _starts.Add(_length);
        Append(text);
        Append("\0");
    }

    /// <summary>Adds a variable.</summary>
    public void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        _starts.Add(_length);
        Append(name);
        Append("=");
        Append(value);
        Append("\0");
    }

    /// <summary>The pointers to the texts from <paramref name="first"/> on, behind those to all of <paramref name="before"/>; good until something is added to either.</summary>
    public nint* Pointers(NativeTexts? before = null, int first = 0)
    {
        var count = (before?.Count ?? 0) + Count - first + 1;
        if (_pointers.Length < count)
        {
            _pointers = GC.AllocateUninitializedArray<nint>(count * 2, pinned: true);
        }
        var next = before?.CopyTo(_pointers, 0, 0) ?? 0;
        next = CopyTo(_pointers, next, first);
        _pointers[next] = 0;
        return (nint*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _pointers[0]);
    }

    private int CopyTo(nint[] target, int next, int first)
    {
        var start = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _bytes[0]);
        for (var i = first; i < _starts.Count; i++)
        {
            target[next++] = start + _starts[i];
        }
        return next;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        var most = _length + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _bytes.Length)
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(most, _bytes.Length * 2), pinned: true);
            _bytes.AsSpan(0, _length).CopyTo(larger);
            _bytes = larger;
        }
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }
}

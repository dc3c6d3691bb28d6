namespace ExpRunner.Values;

/// <summary>The names of an object's members. Objects of one kind share it, so that what writing them needs is made once.</summary>
internal sealed class MemberNames(string[] names)
{
    private int[]? _inOrder;
    private byte[][]? _written;

    public string[] Names => names;

    /// <summary>The places of the names in ordinal order.</summary>
    public int[] InOrder => _inOrder ??= Sort(names);

    /// <summary>A name as JSON, quoted, with its colon.</summary>
    public ReadOnlySpan<byte> Written(int place) => (_written ??= Array.ConvertAll(names, JsonText.NameOf))[place];

    private static int[] Sort(string[] names)
    {
        var order = Enumerable.Range(0, names.Length).ToArray();
        Array.Sort((string[])names.Clone(), order, StringComparer.Ordinal);
        return order;
    }
}

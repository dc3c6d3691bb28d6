using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Workers;

/// <summary>Gives one string for equal bytes, and one object for equal names, so that what comes with every frame is made once. Not for several threads.</summary>
internal sealed class NameCache
{
    private readonly string?[] _names = new string[256];
    private readonly MemberNames?[] _objects = new MemberNames[32];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > 64)
        {
            return Encoding.UTF8.GetString(utf8);
        }
        var place = ((utf8.Length * 31) + (utf8[0] * 7) + utf8[^1] + (utf8[utf8.Length / 2] * 3)) & 255;
        if (_names[place] is { } known && Ascii.Equals(utf8, known))
        {
            return known;
        }
        return _names[place] = Encoding.UTF8.GetString(utf8);
    }

    /// <summary>The names of an object, which it shares with others of its kind.</summary>
    public MemberNames Shared(string[] names)
    {
        var place = names.Length == 0 ? 0 : ((names.Length * 7) + names[0].Length + (names[^1].Length * 3)) & 31;
        if (_objects[place] is { } known && known.Names.AsSpan().SequenceEqual(names))
        {
            return known;
        }
        return _objects[place] = new MemberNames(names);
    }
}

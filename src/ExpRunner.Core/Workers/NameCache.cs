using System.Text;

namespace ExpRunner.Workers;

/// <summary>Gives one string for equal bytes, so that names which come with every frame are decoded once. Not for several threads.</summary>
internal sealed class NameCache
{
    private readonly string?[] _names = new string[256];

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
}

using System.Globalization;
using System.Text;

namespace ExpRunner.Reporting;

/// <summary>How much room a text takes in a terminal.</summary>
internal static class TextWidth
{
    /// <summary>What East Asian Width (Unicode Standard Annex 11) calls wide, by blocks, and the emoji.</summary>
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115f), (0x2e80, 0x303e), (0x3041, 0xa4cf), (0xac00, 0xd7a3), (0xf900, 0xfaff), (0xfe30, 0xfe6f), (0xff00, 0xff60),
        (0xffe0, 0xffe6), (0x1f300, 0x1faff), (0x20000, 0x3fffd),
    ];

    /// <summary>The columns a text takes: two for a wide character, one for any other with its accents.</summary>
    public static int Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }
        var width = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            Rune.DecodeFromUtf16(elements.GetTextElement(), out var first, out _);
            width += Array.Exists(Wide, block => first.Value >= block.First && first.Value <= block.Last) ? 2 : 1;
        }
        return width;
    }

    /// <summary>As much of a text as there is room for; one that is cut ends with an ellipsis.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }
        var (cut, left) = (new StringBuilder(), width - 1);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && (left -= Of(elements.GetTextElement())) >= 0)
        {
            cut.Append(elements.GetTextElement());
        }
        return width > 0 ? $"{cut}…" : "";
    }

    /// <summary>The text filled with spaces to a width.</summary>
    public static string Padded(string text, int width, bool isRight)
    {
        var space = new string(' ', Math.Max(0, width - Of(text)));
        return isRight ? space + text : text + space;
    }
}

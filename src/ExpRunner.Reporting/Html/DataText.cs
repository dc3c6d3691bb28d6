using System.Globalization;
using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>Texts that go into a page: no longer than people read, and no halves of characters.</summary>
internal static class DataText
{
    /// <summary>The longest cell.</summary>
    public const int LongestCell = 500;

    /// <summary>The longest message and config.</summary>
    public const int LongestText = 2000;

    /// <summary>The text, cut where it is too long, and then with its length.</summary>
    public static string Cut(string text, int longest)
    {
        var whole = IsWhole(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        if (whole.Length <= longest)
        {
            return whole;
        }
        var end = char.IsHighSurrogate(whole[longest - 1]) ? longest - 1 : longest;
        return string.Create(CultureInfo.InvariantCulture, $"{whole.AsSpan(0, end)}… ({whole.Length:N0} characters)");
    }

    /// <summary>A cell as text.</summary>
    public static string Of(Value cell) => Cut(cell.ToString(), LongestCell);

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}

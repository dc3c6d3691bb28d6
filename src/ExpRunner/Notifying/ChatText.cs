namespace ExpRunner.Hosting.Notifying;

/// <summary>Text for chat programs, which read three signs as their own.</summary>
internal static class ChatText
{
    /// <summary>As long as one message of Slack may be.</summary>
    private const int Longest = 3000;

    /// <summary>The text with its signs escaped, and cut where it is longer than a person reads.</summary>
    /// <remarks>https://api.slack.com/reference/surfaces/formatting#escaping</remarks>
    public static string Of(string text)
    {
        var shown = text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
        return shown.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}

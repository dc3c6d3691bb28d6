using System.Net;

namespace ExpRunner.Reporting.Html;

/// <summary>
/// The HTML page that shows reports and plots: one file with everything in it, which asks nobody for anything. Data stand in it as JSON and
/// become text, never markup; the policy of the page lets no script run but its own.
/// </summary>
public static class PageShell
{
    /// <summary>The content security policy of a live page, which asks its own server for data; it is in the page, and is to be sent as a header, too.</summary>
    public static string LivePolicy { get; } = $"{PageText.Policy}; connect-src 'self'";

    /// <summary>Writes a page that shows the data.</summary>
    /// <param name="writer">Where to; the file has to be UTF-8.</param>
    /// <param name="title">The title of the window.</param>
    /// <param name="dataJson">What the page shows, as JSON.</param>
    public static void Write(TextWriter writer, string title, string dataJson)
    {
        WriteHead(writer, title, PageText.Policy);
        writer.Write("<script type=\"application/json\" id=\"exprun-data\">");
        WriteEscaped(writer, dataJson);
        writer.Write("</script>\n");
        WriteEnd(writer);
    }

    /// <summary>Writes a page without data: it asks for <c>data</c> beside its own address, and again when the events of <c>events</c> say that they changed.</summary>
    public static void WriteLive(TextWriter writer, string title)
    {
        WriteHead(writer, title, LivePolicy);
        WriteEnd(writer);
    }

    private static void WriteHead(TextWriter writer, string title, string policy) => writer.Write($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <link rel="icon" href="data:,">
        <style>{PageText.Style}</style>
        </head>
        <body>
        <div id="exprun"><noscript>This page shows its content with JavaScript, which is off.</noscript></div>
        <footer><details><summary>Licences</summary><p>This page draws with Apache ECharts 6.1.0, which is a part of it.</p><pre>{WebUtility.HtmlEncode(PageText.Licences)}</pre></details></footer>

        """.ReplaceLineEndings("\n"));

    private static void WriteEnd(TextWriter writer)
        => writer.Write($"<script>{PageText.Library}</script>\n<script>{PageText.Script}</script>\n</body>\n</html>\n");

    /// <summary>In JSON these characters stand in texts only, where they may be written by their number: then nothing in a text ends the script.</summary>
    private static void WriteEscaped(TextWriter writer, ReadOnlySpan<char> json)
    {
        for (var next = json.IndexOfAny('<', '\u2028', '\u2029'); next >= 0; next = json.IndexOfAny('<', '\u2028', '\u2029'))
        {
            writer.Write(json[..next]);
            writer.Write(json[next] switch { '<' => "\\u003c", '\u2028' => "\\u2028", _ => "\\u2029" });
            json = json[(next + 1)..];
        }
        writer.Write(json);
    }
}

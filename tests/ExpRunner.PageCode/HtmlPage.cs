using ExpRunner.Reporting;
using ExpRunner.Reporting.Html;

namespace ExpRunner.PageCode;

/// <summary>The code of docs/html-report.md.</summary>
internal static class HtmlPage
{
    public static void Write()
    {
        var warnings = new List<string>();
        var content = PageContent.Read(["results"], new() { Mark = [ScoreGoal.Parse("Accuracy:max")] }, warnings);
        using var file = new StreamWriter("report.html");
        PageShell.Write(file, content.Title, content.ToJson());
    }
}

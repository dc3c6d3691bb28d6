using System.CommandLine;
using System.Globalization;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Commands;

/// <summary><c>report --html FILE</c>: everything as one page, which is complete or not there at all.</summary>
internal static class HtmlReport
{
    private const string Rename = "--rename";
    private const string Where = "--where";
    private const string Mark = "--mark";
    private static readonly string[] Meaningful = ["--html", Where, Mark, Rename, "--watch", "--quiet"];

    /// <summary>The option that asks for a page.</summary>
    public static Option<string> CreateOption()
        => new("--html") { Description = "Write one HTML page with everything in it: what was run, failures, table, plots, curves, best configs", HelpName = "FILE" };

    /// <summary>Reads and writes.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="file">Where to.</param>
    /// <param name="paths">What to read.</param>
    /// <param name="said">Where people are told.</param>
    /// <exception cref="ReportException">An option has no meaning here, there is nothing to show, or no place for the file.</exception>
    public static void Write(ParseResult parsed, string file, string[] paths, TextWriter said)
    {
        RefuseOthers(parsed);
        CheckPlace(file);
        var warnings = new List<string>();
        PageContent content;
        try
        {
            content = PageContent.Read(paths, Options(parsed), warnings);
        }
        finally
        {
            warnings.ForEach(warning => said.WriteLine($"warning: {warning}"));
        }
        if (content.Runs.Count == 0)
        {
            throw new ReportException("No trial has ended yet in the results that were found; there is nothing to report.");
        }
        var bytes = OutputFile.Write(file, writer => PageShell.Write(writer, content.Title, content.ToJson()));
        if (!parsed.GetValue<bool>("--quiet"))
        {
            said.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {content.Trials:N0} {(content.Trials == 1 ? "trial" : "trials")} of {content.Title}, {bytes / 1e6:0.0} MB"));
        }
    }

    private static void CheckPlace(string file)
    {
        if (Directory.Exists(file))
        {
            throw new ReportException($"--html: '{file}' is a folder. Name a file, such as {Path.Join(file, "report.html")}.");
        }
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            throw new ReportException($"--html: there is no folder '{Path.GetDirectoryName(file)}' to write '{Path.GetFileName(file)}' to. Make it, or name another place.");
        }
    }

    /// <summary>A page shows everything and lets people choose in it.</summary>
    private static void RefuseOthers(ParseResult parsed)
    {
        string[] others = [.. parsed.CommandResult.Command.Options
            .Where(option => !Meaningful.Contains(option.Name) && parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
        if (others.Length > 0)
        {
            throw new ReportException($"--html: {string.Join(", ", others)} {(others.Length == 1 ? "has" : "have")} no meaning for a page, where columns, order and plots are chosen while reading. Leave {(others.Length == 1 ? "it" : "them")} out.");
        }
    }

    private static PageOptions Options(ParseResult parsed) => new()
    {
        Where = parsed.GetValue<string>(Where),
        Mark = ScoreOptions.Goals(parsed.GetValue<string[]>(Mark)),
        Rename = parsed.GetValue<string[]>(Rename) ?? [],
    };
}

using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>Compares what a page shows with what was printed, apart from what no two runs have in common.</summary>
internal static partial class PrintedText
{
    /// <summary>Fails unless the text was printed; a shown line <c>...</c> stands for any lines, and <c>…</c> for any text of a line.</summary>
    public static void Same(string place, string shown, string printed)
    {
        var expected = Comparable(shown);
        var pattern = "^" + string.Join("\n", expected.Split('\n').Select(line => line == "..." ? "(?:.*(?:\n.*)*?)" : Regex.Escape(line).Replace("…", "[^\n]*", StringComparison.Ordinal))) + "$";
        if (!Regex.IsMatch(Comparable(printed), pattern))
        {
            Assert.Fail($"{place} shows\n{expected}\nand this was printed:\n{Comparable(printed)}");
        }
    }

    private static string Comparable(string text)
    {
        var lines = WithoutTimes(text.Trim('\n').Split('\n')).Select(line => Day().Replace(Amount().Replace(line.TrimEnd(), "TIME"), "DAY"));
        return string.Join('\n', lines);
    }

    /// <summary>Cuts the columns from <c>fit_time</c> on, which stand last in a table that ends with an empty line.</summary>
    private static IEnumerable<string> WithoutTimes(IEnumerable<string> lines)
    {
        var width = int.MaxValue;
        foreach (var line in lines)
        {
            var heading = TimesColumn().Match(line);
            width = heading.Success ? heading.Index : line.Length == 0 ? int.MaxValue : width;
            yield return line.Length > width ? line[..width] : line;
        }
    }

    [GeneratedRegex(@" +fit_time(?= +(sd|\S+ ± |ci95)|$)")]
    private static partial Regex TimesColumn();

    [GeneratedRegex(@"(?<![\w.:])(\d+(\.\d+)? ?(ms|s|min|h|seconds?)\b|\d+:\d\d(:\d\d)?(?![\w:]))")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?")]
    private static partial Regex Day();
}

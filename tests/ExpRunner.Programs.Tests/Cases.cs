using System.Runtime.CompilerServices;
using System.Text;

namespace ExpRunner.Programs.Tests;

/// <summary>
/// Tables of texts and the lines that are said about them, kept in the folder Cases beside the tests: <c>==== title</c>, the text, then a line
/// <c>=&gt; …</c> each. With <c>UPDATE_GOLDENS=1</c> in the environment what is said is written into the file. In the text <c>\t</c> and <c>\x01</c> stand for themselves.
/// </summary>
public static class Cases
{
    private const string Head = "==== ";
    private const string Said = "=> ";

    public static TheoryData<string> Titles(string table, [CallerFilePath] string test = "")
        => [.. Read(PathOf(table, test)).Select(item => item.Title)];

    public static void Check(string table, string title, Func<string, IReadOnlyList<string>> say, [CallerFilePath] string test = "")
    {
        var path = PathOf(table, test);
        lock (typeof(Cases))
        {
            var cases = Read(path);
            var index = cases.FindIndex(item => item.Title == title);
            string[] said = [.. say(cases[index].Text.Replace("\\t", "\t").Replace("\\x01", "\u0001")).SelectMany(line => line.Split('\n'))];
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
            {
                cases[index] = cases[index] with { Lines = said };
                File.WriteAllText(path, string.Concat(cases.Select(item => $"{Head}{item.Title}\n{item.Text}{string.Concat(item.Lines.Select(line => $"{Said}{line}\n"))}")));
                return;
            }
            Assert.Equal(cases[index].Lines, said);
        }
    }

    private static string PathOf(string table, string test) => Path.Combine(Path.GetDirectoryName(test)!, "Cases", table);

    private static List<Case> Read(string path)
    {
        var cases = new List<Case>();
        var (title, text, lines) = ("", new StringBuilder(), new List<string>());
        foreach (var line in File.ReadLines(path).Append(Head))
        {
            if (line.StartsWith(Said, StringComparison.Ordinal))
            {
                lines.Add(line[Said.Length..]);
            }
            else if (!line.StartsWith(Head, StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
            }
            else
            {
                if (title.Length > 0)
                {
                    cases.Add(new(title, text.ToString(), [.. lines]));
                }
                (title, text, lines) = (line[Head.Length..], new(), []);
            }
        }
        Assert.Equal(cases.Count, cases.Select(item => item.Title).Distinct().Count());
        return cases;
    }

    private sealed record Case(string Title, string Text, string[] Lines);
}

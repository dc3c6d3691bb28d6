using System.Text.RegularExpressions;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;

namespace ExpRunner.CommandLine.Tests;

/// <summary>Manual pages, as groff reads them.</summary>
public sealed partial class ManTests(KnnFolder folder)
{
    [Fact]
    public void Every_page_has_every_option_example_and_exit_code() => Assert.All(CommandLines.All, line =>
    {
        foreach (var verb in CommandLines.VerbsOf(line.Root))
        {
            var page = Plain(new ManPage(line.Name, () => line.Examples).Of(verb));

            Assert.All(CommandShape.OptionsOf(verb), option => Assert.Contains(option.Name, page));
            Assert.All(line.Examples[VerbExamples.Path(verb)], example => Assert.Contains(example.Line, page));
            Assert.All(ExitCode.Meanings, code => Assert.Contains(code.Meaning, page));
        }
    });

    [Fact]
    public void Groff_finds_nothing_wrong_with_any_page()
    {
        Assert.SkipUnless(ShellProgram.IsThere("groff"), "There is no groff here.");
        var pages = CommandLines.All.SelectMany(line => CommandLines.VerbsOf(line.Root).Select(verb => new ManPage(line.Name, () => line.Examples).Of(verb)));
        File.WriteAllText(folder.In("all.1"), string.Concat(pages));

        var finished = folder.Shell(0, "groff -man -Tutf8 -ww -P-c all.1");

        Assert.Equal("", finished.Error);
        var shown = Overstrike().Replace(finished.Output, "");
        Assert.All(["--on-interrupt", "--exclude 'tmp*'", "EXIT STATUS", "130"], text => Assert.Contains(text, shown));
    }

    [Fact]
    public void The_verb_prints_the_page_of_the_tool_or_of_a_verb()
    {
        Assert.Contains(".TH \"EXPRUN\" 1", folder.Shell(0, "dotnet exprun man").Output);
        Assert.Contains(".TH \"EXPRUN-EXEC-GRID\" 1", folder.Shell(0, "dotnet exprun man exec grid").Output);
        Assert.Contains("There is no verb 'nonsense'", folder.Shell(2, "dotnet exprun man nonsense").Error);
    }

    private static string Plain(string roff) => Escapes().Replace(roff, match => match.Value switch
    {
        "\\e" => "\\", "\\-" => "-", "\\(aq" => "'", "\\(dq" => "\"", "\\(ga" => "`", "\\(ha" => "^", "\\(ti" => "~", "\\&" => "",
        ['\\', '[', 'u', .. var code, ']'] => char.ConvertFromUtf32(Convert.ToInt32(code, 16)),
        _ => match.Value,
    });

    /// <summary>Bold letters are struck twice.</summary>
    [GeneratedRegex(".\u0008")]
    private static partial Regex Overstrike();

    [GeneratedRegex(@"\\(e|-|&|\(..|\[u[0-9A-F]+\])")]
    private static partial Regex Escapes();
}

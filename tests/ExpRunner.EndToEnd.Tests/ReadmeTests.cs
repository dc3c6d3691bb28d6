using System.Text.RegularExpressions;
using ExpRunner.EndToEnd.Tests.ProgramSweeps;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What the README shows and names is what there is.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] OptionsOfDotnet = ["--project"];
    private static readonly string[] Pages = ["README.md", "docs/hosting.md", "docs/programs.md", "docs/resources.md"];

    [Theory]
    [InlineData("README.md", 6)]
    [InlineData("docs/hosting.md", 2)]
    [InlineData("docs/programs-in-code.md", 5)]
    [InlineData("docs/resources.md", 1)]
    [InlineData("docs/cluster.md", 1)]
    [InlineData("docs/dependencies.md", 2)]
    public void Every_block_of_code_is_cut_from_a_file_that_is_built(string page, int count)
    {
        var text = Read(page);
        var blocks = CutBlock().Matches(text);

        Assert.Equal(count, blocks.Count);
        Assert.Equal(CodeFence().Count(text), blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block.Groups["code"].Value, Read(block.Groups["file"].Value)));
    }

    [Fact]
    public void The_smallest_experiment_is_shown_whole_and_prints_what_is_shown()
    {
        using var folder = new SweepFolder();
        var shown = PrintedBlock().Match(Read("README.md")).Groups["text"].Value;

        var printed = Programs.Run(Programs.Smallest, folder.Path).Output;

        Assert.Equal(WithoutTimes(shown), WithoutTimes(printed.TrimStart('\n')));
        Assert.Contains(Read("samples/Smallest/Pi.cs"), Read("README.md"));
        Assert.Contains(Read("samples/Smallest/Smallest.csproj"), Read("README.md"));
    }

    [Fact]
    public void The_program_is_swept_by_the_command_shown_and_prints_what_is_shown()
    {
        var text = Read("README.md");
        var shown = text.Split("<!-- printed by exec -->\n```\n")[1].Split("```")[0];
        var command = text.Split("## Any program\n")[1].Split("```\n")[1];
        using var folder = new ProgramFolder();

        var printed = SampleProgramTests.Run(folder, command).Output;

        Assert.Equal(WithoutTimes(shown), WithoutTimes(printed.TrimStart('\n')));
    }

    [Fact]
    public void Programs_in_code_print_what_is_shown()
    {
        using var folder = new SweepFolder();
        var shown = PrintedBlock().Match(Read("docs/programs-in-code.md")).Groups["text"].Value;

        var finished = Programs.Run(Programs.FromCode, folder.Path);

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal(shown, finished.Output);
    }

    [Fact]
    public void The_version_shown_is_the_version_packed()
    {
        var version = VersionElement().Match(Read("Directory.Build.props")).Groups["version"].Value;

        Assert.Contains($"<PackageReference Include=\"ExpRunner\" Version=\"{version}\" />", Read("README.md"));
    }

    [Fact]
    public void Every_option_that_is_named_exists()
    {
        using var folder = new SweepFolder();
        var help = folder.Run(0, "--help").Output + folder.Run(0, "report", "--help").Output + folder.Run(0, "compare", "--help").Output
            + Programs.Run(Programs.Tool, folder.Path, "exec", "grid", "--help").Output + Programs.Run(Programs.Tool, folder.Path, "parse", "--help").Output;
        var known = Option().Matches(help).Select(match => match.Value).ToHashSet();

        foreach (var page in Pages)
        {
            var named = Option().Matches(Comment().Replace(Read(page), "")).Select(match => match.Value).Except(OptionsOfDotnet).ToList();
            Assert.All(named, option => Assert.Contains(option, known));
        }
    }

    [Fact]
    public void Every_link_to_a_file_finds_it()
    {
        foreach (var page in Pages.Append("docs/programs-in-code.md"))
        {
            var folder = Path.GetDirectoryName(Path.Combine(Programs.RepositoryRoot, page))!;
            var targets = Link().Matches(Read(page)).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)).ToList();

            Assert.NotEmpty(targets);
            Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page}: {target}"));
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Programs.RepositoryRoot, file)).ReplaceLineEndings("\n");

    /// <summary>The table without the columns from <c>fit_time</c> on, which no two runs have in common.</summary>
    private static string WithoutTimes(string output)
    {
        var lines = output.TrimEnd('\n').Split('\n');
        var width = TimesColumn().Match(lines[1]).Index;
        return string.Join('\n', lines.Select((line, i) => line.Length > width && !line.Contains(':') ? line[..width].TrimEnd() : line));
    }

    [GeneratedRegex("<!-- from (?<file>[^ ]+) -->\n```(csharp|xml)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CutBlock();

    [GeneratedRegex("^```[a-z]+$", RegexOptions.Multiline)]
    private static partial Regex CodeFence();

    [GeneratedRegex("<!-- printed by [^\n]+\n```\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex PrintedBlock();

    [GeneratedRegex(" +fit_time")]
    private static partial Regex TimesColumn();

    [GeneratedRegex("<!--.*?-->")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)")]
    private static partial Regex Link();

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>")]
    private static partial Regex VersionElement();
}

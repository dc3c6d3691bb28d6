using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What the README shows and names is what there is.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] OptionsOfDotnet = ["--project"];
    private static readonly string[] Pages = ["README.md", "docs/hosting.md", "docs/programs.md", "docs/resources.md"];

    [Fact]
    public void The_smallest_experiment_is_shown_whole()
    {
        Assert.Contains(Read("samples/Smallest/Pi.cs"), Read("README.md"));
        Assert.Contains(Read("samples/Smallest/Smallest.csproj"), Read("README.md"));
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

    private static string Read(string file) => File.ReadAllText(Path.Combine(Programs.RepositoryRoot, file)).ReplaceLineEndings("\n");

    [GeneratedRegex("<!--.*?-->")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>")]
    private static partial Regex VersionElement();
}

using System.Text.RegularExpressions;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;

namespace ExpRunner.CommandLine.Tests;

/// <summary>That docs/command-line.md names what there is.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Built.RepositoryRoot, "docs", "command-line.md"));

    [Fact]
    public void Every_verb_is_named() => Assert.All(CommandLines.All.SelectMany(line => CommandLines.VerbsOf(line.Root).Skip(1)), verb => Assert.Contains($"`{VerbExamples.Path(verb)}`", Page));

    [Fact]
    public void Every_exit_code_is_named() => Assert.All(ExitCode.Meanings, code => Assert.Contains($"| {code.Code} |", Page));

    [Fact]
    public void Every_variable_of_the_environment_that_the_sources_name_is_named()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Built.RepositoryRoot, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("obj", StringComparison.Ordinal));
        var named = sources.SelectMany(file => Variable().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Contains("EXPRUN_CLUSTER_SECRET", named);
        Assert.All(named.Except(["EXPRUN_END"]), name => Assert.Contains(name.TrimEnd('_'), Page));
        Assert.All(EnvironmentVariables.All.SelectMany(entry => entry.Name.Split(", ")), name => Assert.Contains($"`{name}`", Page));
    }

    [GeneratedRegex("EXPRUN_[A-Z][A-Z_]*")]
    private static partial Regex Variable();
}

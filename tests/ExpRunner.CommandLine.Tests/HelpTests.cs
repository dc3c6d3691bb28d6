using System.CommandLine;
using System.CommandLine.Help;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;

namespace ExpRunner.CommandLine.Tests;

/// <summary>What --help says of every verb.</summary>
public sealed class HelpTests
{
    private static readonly ParserConfiguration AsTheProgramsDo = new() { ResponseFileTokenReplacer = null };

    [Fact]
    public void Every_verb_has_examples_and_every_example_a_verb() => Assert.All(CommandLines.All, line =>
    {
        var verbs = CommandLines.VerbsOf(line.Root).Select(VerbExamples.Path).ToList();

        Assert.All(verbs, verb => Assert.True(line.Examples.TryGetValue(verb, out var examples) && examples.Length > 0, $"{line.Name} {verb} has no example"));
        Assert.All(verbs, verb => Assert.InRange(line.Examples[verb].Length, 1, 4));
    });

    [Fact]
    public void Every_example_is_understood() => Assert.All(CommandLines.All, line =>
    {
        foreach (var (verb, (example, what)) in line.Examples.Where(entry => IsThere(line.Root, entry.Key)).SelectMany(entry => entry.Value.Select(example => (entry.Key, example))))
        {
            var parsed = line.Root.Parse(CommandLines.Words(example), AsTheProgramsDo);

            Assert.True(parsed.Errors.Count == 0, $"{line.Name} {example}: {string.Join(' ', parsed.Errors)}");
            Assert.StartsWith(verb, VerbExamples.Path(parsed.CommandResult.Command), StringComparison.Ordinal);
            Assert.EndsWith(".", what, StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void Help_fits_into_the_width(int width) => Assert.All(CommandLines.All, line =>
    {
        foreach (var verb in CommandLines.VerbsOf(line.Root))
        {
            var text = new HelpPage(line.Name, () => line.Examples).TextOf(verb, width);

            Assert.All(text.Split('\n').Where(shown => shown.Length > width), shown => Assert.True(ShellWords.Pieces(shown.TrimEnd('\\')).Count <= 2, $"{width}: {shown}"));
            Assert.All(CommandShape.OptionsOf(verb), option => Assert.Contains(option.Name, text));
        }
    });

    [Fact]
    public void Options_of_verbs_that_have_many_stand_under_headings() => Assert.All(CommandLines.All, line =>
    {
        foreach (var verb in CommandLines.VerbsOf(line.Root))
        {
            var groups = OptionGroups.Of(CommandShape.OptionsOf(verb));

            Assert.True(groups.Count != 1 || groups[0].Options.Count <= 16, VerbExamples.Path(verb));
            Assert.All(groups.Where(group => groups.Count > 1 && group.Heading == "Options").SelectMany(group => group.Options), option => Assert.True(option is HelpOption or VersionOption, $"{verb.Name} {option.Name}"));
        }
    });

    [Fact]
    public void Examples_end_the_help_of_the_program()
    {
        var finished = Built.Run(Built.Tool, Path.GetTempPath(), "report", "--help");

        Assert.Equal((0, ""), (finished.ExitCode, finished.Error));
        Assert.Contains("\nExamples:\n  dotnet exprun report results\n", finished.Output);
        Assert.DoesNotContain('\u001b', finished.Output);
    }

    [Theory]
    [InlineData("40", 40)]
    [InlineData("60", 60)]
    public void Help_has_the_width_that_COLUMNS_says(string columns, int width)
        => Assert.All(Built.RunWith("COLUMNS", columns, Built.Tool, Path.GetTempPath(), "status", "--help").Output.Split('\n'), line => Assert.True(line.Length <= width || line.Contains("<csv|html|", StringComparison.Ordinal), line));

    private static bool IsThere(RootCommand root, string verb) => CommandLines.VerbsOf(root).Any(command => VerbExamples.Path(command) == verb);
}

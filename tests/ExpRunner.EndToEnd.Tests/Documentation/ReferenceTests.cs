using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>docs/reference.md names what there is, all of it and nothing else.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string Reference = Pages.Read("docs/reference.md");

    [Fact]
    public void Every_attribute_is_there_with_its_properties()
    {
        var attributes = typeof(ExperimentAttribute).Assembly.GetExportedTypes().Concat(typeof(ProgramExperimentAttribute).Assembly.GetExportedTypes())
            .Where(type => type.IsSubclassOf(typeof(Attribute)) && type != typeof(HasExperimentsAttribute)).ToList();

        Assert.True(attributes.Count > 10);
        Assert.All(attributes, attribute =>
        {
            var row = Reference.Split('\n').SingleOrDefault(line => line.StartsWith($"| `[{attribute.Name[..^"Attribute".Length]}]` |", StringComparison.Ordinal));
            Assert.True(row is not null, $"{attribute.Name} has no row");
            var properties = attribute.GetProperties().Where(property => property.DeclaringType == attribute).Select(property => $"`{property.Name}`");
            Assert.All(properties, property => Assert.Contains(property, row));
        });
    }

    [Fact]
    public void Every_option_of_a_run_is_there_and_no_other()
    {
        var help = Programs.Run(Programs.Digits, Programs.RepositoryRoot, "run", "--help").Output + Programs.Run(Programs.Tool, Programs.RepositoryRoot, "run", "--help").Output;
        var known = Option().Matches(help).Select(match => match.Groups["option"].Value).Distinct().Except(["--help"]).ToList();
        var section = Reference.Split("## Options of a run\n")[1].Split("\n## ")[0].Split("| --- | --- |")[1];
        var named = Named().Matches(section).Select(match => match.Value).ToHashSet();

        Assert.True(known.Count > 50);
        Assert.All(known, option => Assert.True(named.Contains(option), $"{option} is not in the table"));
        Assert.All(named, option => Assert.Contains(option, known));
    }

    [Fact]
    public void Every_verb_is_there()
    {
        var help = Programs.Run(Programs.Tool, Programs.RepositoryRoot, "--help").Output.Split("Commands:\n")[1].Split("\n\n")[0];
        var section = Reference.Split("## Verbs\n")[1].Split("\n## ")[0];

        Assert.All(Verb().Matches(help).Select(match => match.Groups["verb"].Value), verb => Assert.Contains($"`{verb}`", section));
    }

    [Fact]
    public void Every_diagnostic_is_in_the_index()
    {
        var index = Pages.Read("docs/diagnostics/README.md");
        var pages = Pages.All.Where(page => page.StartsWith("docs/diagnostics/EXPR", StringComparison.Ordinal)).Select(page => Path.GetFileNameWithoutExtension(page)).ToList();

        Assert.True(pages.Count > 40);
        Assert.All(pages, id => Assert.Contains($"| [{id}]({id}.md) | {Title(id)} |", index));

        static string Title(string id) => Pages.Read($"docs/diagnostics/{id}.md").Split('\n')[0].Split(": ", 2)[1];
    }

    [GeneratedRegex(@"^ +(?:-\w, )*(?<option>--[a-z][a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Named();

    [GeneratedRegex(@"^  (?<verb>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex Verb();
}

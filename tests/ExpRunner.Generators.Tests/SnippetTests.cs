using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ExpRunner.Generators.Tests.Kit;

namespace ExpRunner.Generators.Tests;

/// <summary>The snippets of both editors give an experiment that compiles and that the analyzer has nothing to say of.</summary>
public sealed partial class SnippetTests
{
    private static readonly string Editors = Path.Combine(Repository.Root, "eng", "editors");

    [Fact]
    public Task Those_of_Vs_Code_make_an_experiment() => IsFineAsync(Code("Experiment class"), Code("Field with a range"));

    [Fact]
    public Task Those_of_Visual_Studio_make_an_experiment() => IsFineAsync(Studio("exp"), Studio("varr"));

    private static async Task IsFineAsync(string experiment, string field)
        => Assert.Equal("", await FindingCase.PrintAsync(experiment.Replace("public Scores Fit(", $"{field}\n    public Scores Fit(", StringComparison.Ordinal).Replace("/ Size", "/ Size * Rate", StringComparison.Ordinal)));

    private static string Code(string name)
    {
        using var snippets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Editors, "vscode", "exprun.code-snippets")));
        var text = string.Join('\n', snippets.RootElement.GetProperty(name).GetProperty("body").EnumerateArray().Select(line => line.GetString()));
        return Stop().Replace(text, stop => stop.Groups["default"].Value.Split(',') is var choices && stop.Value.Contains('|') ? choices[0] : stop.Groups["default"].Value).Replace("$0", "", StringComparison.Ordinal);
    }

    private static string Studio(string shortcut)
    {
        var snippet = XDocument.Load(Path.Combine(Editors, "visualstudio", "exprun.snippet")).Root!.Elements().Single(one => Value(one, "Shortcut") == shortcut);
        var text = Value(snippet, "Code").Replace("$end$", "", StringComparison.Ordinal);
        return snippet.Descendants().Where(one => one.Name.LocalName == "Literal").Aggregate(text, (code, literal) => code.Replace($"${Value(literal, "ID")}$", Value(literal, "Default"), StringComparison.Ordinal));
    }

    private static string Value(XElement within, string name) => within.Descendants().Single(one => one.Name.LocalName == name).Value;

    [GeneratedRegex(@"\$\{\d+[:|](?<default>[^}|]*)\|?\}")]
    private static partial Regex Stop();
}

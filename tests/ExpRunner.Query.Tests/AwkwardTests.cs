using System.Text.Json;
using ExpRunner.Reporting.Tests;

namespace ExpRunner.Querying.Tests;

/// <summary>Folders that nobody wishes for, through every verb that reads results: an answer, or one message that says why there is none.</summary>
public sealed class AwkwardTests : IDisposable
{
    private const string NoTrial = "o trial has ended yet in the results that were found";
    private const string NoNumbers = "no score of the configs in both results is a number";
    private const string NoTwo = "between: there are no two values of K with numbers to compare.";
    private const string NoField = "no config field varies among trials with a number as score.";
    private const string NeverFinite = "'acc' is never finite";
    private const string NoScore = "No trial has a score. Of 6 trials 6 failed.";
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    /// <summary>A folder, and of each verb what its message says; nothing where it answers: compare, compare --between, importance, query, plot.</summary>
    public static TheoryData<string, string, string, string, string, string> Folders => new()
    {
        { "empty", NoTrial, NoTrial, NoTrial, NoTrial, NoTrial },
        { "damaged", NoTrial, NoTrial, NoTrial, NoTrial, NoTrial },
        { "one", "", NoTwo, NoField, "", "" },
        { "failed", NoNumbers, NoTwo, NoField, "", NoScore },
        { "constant", "", "", "", "", "" },
        { "nan", "", "", "", "", NeverFinite },
        { "infinite", "", "", "", "", "" },
        { "text", NoNumbers, NoTwo, NoField, "", "'acc' is no number but, for example, good." },
        { "half", "have the same config. Name the folder of one sweep.", "", "", "", "" },
        { "names", "", "", "", "", "" },
        { "long", "", "", "", "", "" },
        { "mixed", "", "", "", "", "" },
        { "huge", "", "", "", "", "" },
    };

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_verb_answers_or_says_why_it_cannot(string folder, string compare, string between, string importance, string query, string plot)
    {
        _results.WriteText("E", folder == "damaged" ? "{rubbish\n{\"torn" : string.Concat(Lines(folder).Select(line => line + "\n")));

        Check(compare, "compare", "E", "E");
        Check(between, "compare", "E", "--between", "K");
        Check(importance, "importance", "E");
        Check(query, "query", "select * from \"E\"", "E");
        Check(plot, "plot", "bars", "E", "--x", "K", "--y", "acc");

        void Check(string message, params string[] arguments)
        {
            var (code, output, errors) = _results.RunTool(arguments);
            var said = $"{string.Join(' ', arguments)} of {folder}: {code}\n{errors}\n{output}";

            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled", said, StringComparison.Ordinal);
            Assert.True(message.Length == 0 ? code == 0 && output.Length > 0 : code == 2 && output.Length == 0 && errors.Contains(message, StringComparison.Ordinal), said);
            Assert.Equal(message.Length == 0 ? 0 : 1, errors.Split('\n').Count(line => line.StartsWith("error: ", StringComparison.Ordinal)));
            Assert.Equal(folder == "damaged" ? 2 * arguments.Count(argument => argument == "E") : 0, errors.Split('\n').Count(line => line.StartsWith("warning: ", StringComparison.Ordinal)));
        }
    }

    private static IEnumerable<string> Lines(string folder)
    {
        var id = 0;
        var grid = from k in new[] { 1, 2, 3 } from m in new[] { "a", "b" } select (K: k, M: m);
        string Line(object config, object? scores, string experiment = "E")
            => JsonSerializer.Serialize(new Dictionary<string, object?>(Members(config)) { ["experiment"] = experiment, ["experiment_id"] = id++, ["status"] = scores is null ? "failed" : "completed", ["error"] = scores is null ? "boom\nin line 2" : null, ["scores"] = scores ?? new { } });
        return folder switch
        {
            "empty" => [],
            "one" => [Line(new { K = 1, M = "a" }, new { acc = new[] { 0.5 } })],
            "failed" => grid.Select(cell => Line(cell, null)),
            "constant" => grid.Select(cell => Line(cell, new { acc = new[] { 0.5, 0.5 } })),
            "nan" => grid.Select(cell => Line(cell, new { acc = new[] { "NaN", "NaN" } })),
            "infinite" => grid.Select(cell => Line(cell, new { acc = new object[] { "Infinity", 0.5, "-Infinity" } })),
            "text" => grid.Select(cell => Line(cell, new { acc = new[] { "good", "bad" } })),
            "half" => grid.Select(cell => Line(cell.K < 3 ? cell : (object)new { L = 3 }, cell.K == 2 ? new { loss = new[] { 1.0, 2.0 } } : (object)new { acc = new[] { 0.5, 0.1 * cell.K } })),
            "names" => grid.Select(cell => Line(
                new Dictionary<string, object?> { ["K"] = cell.K, ["a.b"] = cell.M, ["q\"uote"] = 1, ["com,ma"] = cell.K, ["new\nline"] = cell.M, ["=1+1"] = "=cmd()", ["\u001b[31m"] = "\u001b[31m" },
                new Dictionary<string, object> { ["acc"] = new[] { 0.1 * cell.K, 0.6 }, ["s.c,o\"re\n"] = new[] { 1.0, 2.0 } })),
            "long" => grid.Select(cell => Line(new { cell.K, M = string.Concat(Enumerable.Repeat(cell.M, 5000)) }, new { acc = new[] { 0.1 * cell.K, 0.6 } })),
            "mixed" => grid.Select(cell => Line(cell, new { acc = new[] { 0.1 * cell.K, 0.6 } })).Concat(Enumerable.Range(1, 3).Select(i => Line(new { Rate = 0.1 * i }, new { loss = new[] { 1.0 * i } }, "Other"))),
            _ => grid.Select(cell => Line(cell, new { acc = new[] { 5e307 * cell.K, -1e308 } })),
        };
    }

    private static IEnumerable<KeyValuePair<string, object?>> Members(object config) => config switch
    {
        Dictionary<string, object?> members => members,
        (int k, string m) => [new("K", k), new("M", m)],
        _ => config.GetType().GetProperties().Select(property => KeyValuePair.Create(property.Name, property.GetValue(config))),
    };
}

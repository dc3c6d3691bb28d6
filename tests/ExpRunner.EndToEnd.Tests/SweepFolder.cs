using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>A temporary folder to run in, and what a sweep left in it.</summary>
internal sealed class SweepFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("exprun-e2e-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public Finished Run(params string[] args) => Programs.Run(Programs.TestExperiments, Path, args);

    /// <summary>Runs, and fails the test with all that was printed unless the exit code is the expected one.</summary>
    public Finished Run(int expected, params string[] args)
    {
        var finished = Run(args);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}");
        return finished;
    }

    /// <summary>The lines of results.jsonl, in their order.</summary>
    public IReadOnlyList<JsonObject> Results(string experiment)
        => [.. System.IO.File.ReadAllLines(File("results", experiment, "results.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The lines of results.jsonl without what may differ between equal runs: one text for comparing.</summary>
    public string Comparable(string experiment) => string.Join('\n', Stripped(experiment));

    /// <summary>The kinds of the journal's lines, counted.</summary>
    public int JournalLines(string experiment, string kind)
        => System.IO.File.ReadAllLines(File("results", experiment, "journal.jsonl")).Count(line => line.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal));

    private IEnumerable<string> Stripped(string experiment)
    {
        foreach (var line in Results(experiment))
        {
            var scores = line["scores"]!.AsObject();
            foreach (var name in scores.Select(score => score.Key).Where(name => name.EndsWith("fit_time", StringComparison.Ordinal)).ToList())
            {
                scores.Remove(name);
            }
            line.Remove("out_path");
            yield return line.ToJsonString(new JsonSerializerOptions { WriteIndented = false });
        }
    }
}

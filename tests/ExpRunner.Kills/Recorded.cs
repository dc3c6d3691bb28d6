using System.Text.Json;
using System.Text.RegularExpressions;

namespace ExpRunner.Kills;

/// <summary>What is in a folder, read without a line of the code that wrote it.</summary>
internal sealed partial class Recorded
{
    private readonly string _folder;

    public Recorded(string folder)
    {
        _folder = Path.Combine(folder, "results", nameof(Workload));
        if (!Directory.Exists(_folder))
        {
            return;
        }
        foreach (var file in Directory.EnumerateFiles(_folder, "journal*.jsonl"))
        {
            foreach (var line in File.ReadAllText(file).Split('\n'))
            {
                Take(line);
            }
        }
    }

    /// <summary>The attempts that began, as <c>id run_id attempt</c>.</summary>
    public HashSet<string> Started { get; } = [];

    /// <summary>How each attempt ended, as often as that is recorded.</summary>
    public Dictionary<string, List<string>> Ended { get; } = [];

    /// <summary>How often each repetition completed.</summary>
    public Dictionary<string, int> Completed { get; } = [];

    /// <summary>How often a repetition began and was lost, or never ended.</summary>
    public int InFlight(string repetition) => Started.Count(attempt => attempt.StartsWith(repetition + " ", StringComparison.Ordinal)
        && (!Ended.TryGetValue(attempt, out var ends) || ends.Contains("lost")));

    /// <summary>The lines of results.jsonl without what may differ between equal runs.</summary>
    public string Results => Volatile().Replace(File.ReadAllText(Path.Combine(_folder, "results.jsonl")), "");

    private void Take(string line)
    {
        if (line.Length == 0)
        {
            return;
        }
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var kind = root.GetProperty("kind").GetString();
            if (kind is not ("started" or "ended"))
            {
                return;
            }
            var repetition = $"{root.GetProperty("id")} {root.GetProperty("run_id")}";
            var attempt = $"{repetition} {root.GetProperty("attempt")}";
            if (kind == "started")
            {
                Started.Add(attempt);
                return;
            }
            var status = root.GetProperty("status").GetString()!;
            (Ended.TryGetValue(attempt, out var ends) ? ends : Ended[attempt] = []).Add(status);
            if (status == "completed")
            {
                Completed[repetition] = Completed.GetValueOrDefault(repetition) + 1;
            }
        }
        catch (JsonException)
        {
            // A line that was cut off when its runner was killed; what was promised to be in it is looked for elsewhere.
        }
    }

    [GeneratedRegex("""
        "out_path":"[^"]*",|,"fit_time":\[[^\]]*\],"mean_fit_time":[^,}]*,"std_fit_time":[^,}]*|,"[A-Za-z_]*_at":"[^"]*"
        """)]
    private static partial Regex Volatile();
}

using System.Text.Json;
using ExpRunner.Querying;

namespace ExpRunner.Bench.Rows;

/// <summary>Mean score by model and dataset: parsed by hand line by line, loaded into SQLite and asked, asked again, and Python with its own SQLite.</summary>
internal static class QueryRow
{
    private const string Sql = """select "config.model", "config.dataset", count(*), avg(mean_accuracy) from lines group by 1, 2""";

    public static async Task RunAsync(BenchRun run)
    {
        var folder = Directory.CreateDirectory(Path.Combine(run.NewFolder(), "lines")).FullName;
        var file = Path.Combine(folder, "results.jsonl");
        ResultLines.Write(file, run.Items);
        await run.CompareAsync(
            Candidate.Of("a loop over JsonDocument.Parse", (_, _) => Loop(file)),
            Candidate.Of("query, the first time", (_, _) =>
            {
                File.Delete(Path.Combine(folder, ".exprun-query.sqlite"));
                Ask(folder);
            }),
            Candidate.Of("query, again", (_, _) => Ask(folder)),
            Peer.Python("Python: json, sqlite3", "query.py", file));
    }

    private static void Ask(string folder)
    {
        using var query = Query.Open([folder], _ => { });
        Check(query.Ask(Sql).Sum(answer => answer.Rows.Count()));
    }

    private static void Loop(string file)
    {
        var groups = new Dictionary<(string?, string?), (int Count, double Sum)>();
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var config = json.RootElement.GetProperty("config");
            var accuracy = json.RootElement.GetProperty("scores").GetProperty("accuracy").EnumerateArray().Average(number => number.GetDouble());
            var key = (config.GetProperty("model").GetString(), config.GetProperty("dataset").GetString());
            var (count, sum) = groups.GetValueOrDefault(key);
            groups[key] = (count + 1, sum + accuracy);
        }
        Check(groups.Count);
    }

    private static void Check(int groups) => _ = groups is > 0 and <= 40 ? groups : throw new InvalidOperationException($"There are {groups} groups.");
}

using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>What ran, when, how long and with which exit code is in tables.</summary>
public sealed class AttemptTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_attempt_has_a_row_with_its_exit_code_and_duration()
    {
        FailOnce();

        var rows = Rows("attempts");

        Assert.Equal(["0/0/1 completed 0 true", "1/0/1 failed 3 false", "1/0/2 completed 0 true"], rows.Select(row => $"{Name(row)} {row["status"]} {row["exit_code"]} {row["counts"]}"));
        Assert.All(rows, row => Assert.InRange(row["duration"]!.GetValue<double>(), 0.0001, 60));
        Assert.All(rows, row => Assert.True(DateTimeOffset.Parse(row["started_at"]!.ToString()) > DateTimeOffset.UtcNow.AddHours(-1)));
        Assert.Equal(("two: exit code 3\ncannot do two", "results/three/1"), (rows[1]["error"]!.ToString(), rows[1]["folder"]!.ToString()));
    }

    [Fact]
    public void Every_stage_has_a_row_where_they_are_wanted()
    {
        FailOnce();

        var rows = Rows("attempts", "results", "--stages");

        Assert.Equal(
            ["0/0/1 one 0", "0/0/1 two 0", "0/0/1 three 0", "1/0/1 one 0", "1/0/1 two 3", "1/0/2 two 0", "1/0/2 three 0"],
            rows.Select(row => $"{Name(row)} {row["stage"]} {row["exit_code"]}"));
        Assert.All(rows, row => Assert.InRange(row["duration"]!.GetValue<double>(), 0.0001, 60));
    }

    [Fact]
    public void People_see_sums_and_what_tells_rows_apart()
    {
        FailOnce();

        var attempts = _folder.Tool(0, "attempts").Output;
        var stages = _folder.Tool(0, "attempts", "--stages", "--where", "stage == 'two' && status != 'completed'").Output;

        Assert.Matches(@"^experiment_id  run_id  attempt  status     counts  exit_code  duration  started_at +worker +error +folder\n", attempts);
        Assert.Matches(@"\n3 attempts, 1 not completed, [0-9.]+ s in all\.\n$", attempts);
        Assert.Matches(@"\n +1 +0 +1  two +failed +false +3 ", stages);
        Assert.Matches(@"\ntwo: 1 run, 1 not completed, [0-9.]+ s in all\.\n$", stages);
    }

    [Fact]
    public void An_attempt_that_was_redone_or_lost_does_not_count()
    {
        _folder.WriteThreeStages("1");
        _folder.Tool(0, "run", "three.yaml");
        _folder.Tool(0, "run", "three.yaml", "--redo");
        var journal = _folder.At("results", "three", "journal.jsonl");
        File.WriteAllLines(journal, File.ReadAllLines(journal).Where(line => !line.Contains("\"kind\":\"ended\",\"id\":0,\"run_id\":0,\"attempt\":2") && !line.Contains("\"kind\":\"finished\"")));

        Assert.Equal(["0/0/1 completed false", "0/0/2 lost false"], Rows("attempts").Select(row => $"{Name(row)} {row["status"]} {row["counts"]}"));
    }

    [Fact]
    public void Bad_questions_are_refused()
    {
        FailOnce();

        Assert.Contains("Unknown name 'statu'. Did you mean 'status'?", _folder.Tool(2, "attempts", "--where", "statu == 1").Error);
        Assert.Contains("none: there is no such folder.", _folder.Tool(2, "attempts", "none").Error);
        Assert.Contains("There is no option '--stage'", _folder.Tool(2, "attempts", "--stage").Error);
    }

    [Fact]
    public void A_report_has_the_time_of_each_stage_also_where_several_attempts_made_them()
    {
        FailOnce();

        var rows = Rows("report", "--times", "--sort", "-one.duration");
        var grouped = Rows("report", "--times", "--group-by", "experiment", "--where", "two.duration > 0")[0];

        foreach (var row in rows)
        {
            var stages = new[] { "one", "two", "three" }.Sum(stage => row[$"mean_{stage}.duration"]!.GetValue<double>());
            Assert.Equal(stages, row["mean_duration"]!.GetValue<double>(), 1e-6);
        }
        var durations = Rows("attempts", "--stages").Where(row => $"{row["stage"]} {row["status"]}" == "one completed").Select(row => row["duration"]!.GetValue<double>());
        Assert.Equal(durations.OrderDescending(), rows.Select(row => row["mean_one.duration"]!.GetValue<double>()));
        Assert.Equal(durations.Average(), grouped["mean_one.duration"]!.GetValue<double>(), 1e-9);
        Assert.DoesNotContain("duration", _folder.Tool(0, "report", "--all").Output);
    }

    [Fact]
    public void Times_are_compared_as_scores_of_which_less_is_better()
    {
        FailOnce();

        var rows = Rows("compare", "results", "results", "--times", "--score", "one.duration,duration", "--fail-on-regression", "duration:min:1%");

        Assert.Equal(["duration equal", "duration equal", "one.duration equal", "one.duration equal"], rows.Select(row => $"{row["score"]} {row["verdict"]}").Order());
        Assert.Contains("\"importance\"", _folder.Tool(0, "importance", "results", "--times", "--score", "two.duration", "--format", "json").Output);
        Assert.Contains("there is no score 'duration'", _folder.Tool(2, "compare", "results", "results", "--score", "duration").Error);
    }

    [Fact]
    public void Times_need_the_journals()
    {
        FailOnce();
        File.Move(_folder.At("results", "three", "results.jsonl"), _folder.At("results.jsonl"));

        Assert.Contains("--times: . has no journal beside results.jsonl.", _folder.Tool(2, "report", "results.jsonl", "--times").Error);
        Assert.Contains("--times: . has no journal beside results.jsonl.", _folder.Tool(2, "compare", "results.jsonl", "results.jsonl", "--times").Error);
    }

    private static string Name(JsonNode row) => $"{row["experiment_id"]}/{row["run_id"]}/{row["attempt"]}";

    /// <summary>The second of two trials fails in its second stage, and completes when it is started again.</summary>
    private void FailOnce()
    {
        _folder.WriteThreeStages("1, 2");
        _folder.Write("fail-two-2");
        _folder.Tool(1, "run", "three.yaml");
        File.Delete(_folder.At("fail-two-2"));
        _folder.Tool(0, "run", "three.yaml");
    }

    private JsonNode[] Rows(params string[] args) => [.. JsonNode.Parse(_folder.Tool(0, [.. args, "--format", "json"]).Output)!.AsArray().Select(row => row!)];
}

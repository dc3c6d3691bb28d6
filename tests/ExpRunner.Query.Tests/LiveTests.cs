using System.Diagnostics;
using ExpRunner.Reporting.Tests;

namespace ExpRunner.Querying.Tests;

/// <summary>Queries beside others that write the results, or the kept file, at the same time: all of them processes.</summary>
public sealed class LiveTests : IDisposable
{
    private const int Trials = 80;
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Fact]
    public void While_a_sweep_runs_every_answer_is_whole_and_grows()
    {
        using var sweep = Start(["exec", "grid", "--shell", "--cmd", "echo score {a}; echo '{\"name\":\"loss\",\"step\":0,\"value\":1}' >> $EXPRUN_METRICS; sleep 0.01",
            "--vl", "a", .. Enumerable.Range(1, Trials).Select(a => a.ToString(System.Globalization.CultureInfo.InvariantCulture)), "-p", "score", "score (@float@)", "-j", "2", "-q"]);
        var (answers, last) = (0, 0L);
        while (!sweep.HasExited)
        {
            if (Answer() is not { } count)
            {
                continue;
            }
            Assert.InRange(count, last, Trials);
            (answers, last) = (answers + 1, count);
        }
        var errors = sweep.StandardError.ReadToEnd();

        Assert.True(sweep.ExitCode == 0, errors);
        Assert.True(answers > 0, "The sweep was over before the first query.");
        Assert.Equal(Trials, Answer());
    }

    [Fact]
    public async Task Two_processes_that_load_one_folder_at_once_give_the_same_answer()
    {
        _results.Write("results/E", [.. Enumerable.Range(0, 60000).Select(i => $$"""{"experiment":"E","experiment_id":{{i}},"K":{{i}},"status":"completed","scores":{"A":[{{i}},1]} }""")]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => _results.RunTool("query", "select sum(K), (select sum(A) from E_repetitions) as s from E", "-f", "csv"))));

        Assert.All(answers, answer => Assert.Equal((0, "sum(K),s\n1799970000,1800030000\n", ""), answer));
        Assert.Equal([".exprun-query.sqlite", "E"], Directory.GetFileSystemEntries(Path.Combine(_results.Path, "results")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void In_a_folder_that_must_not_be_written_queries_work_and_say_that_nothing_is_kept()
    {
        _results.Write("results/E", """{"experiment":"E","experiment_id":0,"K":7,"status":"completed","scores":{"A":[1]} }""");
        const string readOnly = "mount --bind results results && mount -o remount,bind,ro results";
        using var probe = Start("unshare", ["-rm", "sh", "-c", readOnly]);
        probe.WaitForExit();
        Assert.SkipUnless(probe.ExitCode == 0, "This system allows no mounts.");

        using var query = Start("unshare", ["-rm", "sh", "-c", readOnly + " && exec \"$@\"", "sh", "dotnet", Tool, "query", "select K, (select A from E_repetitions) as A from E", "-f", "csv"]);
        var (output, errors) = (query.StandardOutput.ReadToEnd(), query.StandardError.ReadToEnd());
        query.WaitForExit();

        Assert.Equal((0, "K,A\n7,1\n"), (query.ExitCode, output));
        Assert.Contains(".exprun-query.sqlite: what is loaded cannot be kept there", errors);
        Assert.False(File.Exists(Path.Combine(_results.Path, "results", ".exprun-query.sqlite")));
    }

    private static string Tool => Path.Combine(AppContext.BaseDirectory, "dotnet-exprun.dll");

    /// <summary>How many trials there are, in all three tables; null where none has ended.</summary>
    private long? Answer()
    {
        const string sql = "select (select count(*) from quick_experiment), (select count(score) from quick_experiment_repetitions), (select count(*) from quick_experiment_steps)";
        if (!File.Exists(Path.Combine(_results.Path, "results", "quick_experiment", "results.jsonl")))
        {
            return null;
        }
        using var query = Query.Open([Path.Combine(_results.Path, "results")], _ => { });
        try
        {
            var row = query.Ask(sql).SelectMany(answer => answer.Rows.ToList()).Single();
            Assert.Equal([row[0].ToString(), row[0].ToString()], row.Skip(1).Select(cell => cell.ToString()));
            return (long)row[0].AsDouble();
        }
        catch (QueryException fault) when (fault.Message.StartsWith("No trial has ended yet", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private Process Start(params string[] arguments) => Start("dotnet", [Tool, .. arguments]);

    private Process Start(string program, string[] arguments)
        => Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _results.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
}

using ExpRunner.Values;

namespace ExpRunner.Reporting.Tests.Collecting;

/// <summary>The trials of many sweeps in one file: each repetition once, whoever has it.</summary>
public sealed class CollectionTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Fact]
    public void A_trial_that_lies_in_two_folders_is_one()
    {
        _results.Write("a/Knn", SampleResults.Knn);
        _results.Write("b/deep/Knn", SampleResults.Knn);
        _results.Write("b/Other", SampleResults.Other);

        var collected = Collect();

        Assert.Equal((3, 2, 5), (collected.Files, collected.Experiments, collected.Duplicates));
        Assert.Equal(["Knn 0", "Knn 1", "Knn 2", "Knn 3", "Knn 4", "Other 0", "Other 1"], collected.Lines.Select(line => $"{Member(line, "experiment")} {Member(line, "experiment_id")}"));
        Assert.Empty(collected.Warnings);
    }

    [Fact]
    public void Repetitions_of_a_trial_come_together_from_several_folders()
    {
        Sweep("a/E", 7, """{"experiment":"E","experiment_id":4,"K":1e0,"out_path":"x/4","repetitions":4,"status":"timeout","run_ids":[0,2],"error":"late","scores":{"acc":[0.5,0.7],"mean_acc":0.6,"std_acc":0.1}}""");
        Sweep("b/E", 7, """{"experiment":"E","experiment_id":9,"K":1.0,"out_path":"y/9","repetitions":4,"status":"failed","run_ids":[1,2,3],"error":"no","scores":{"acc":[0.9,0.7,0.1],"note":["x",null,"z"]}}""");

        var line = Assert.Single(Collect().Lines);

        Assert.Equal(
            """{"experiment":"E","experiment_id":0,"K":1e0,"out_path":"x/4","repetitions":4,"status":"completed","scores":{"acc":[0.5,0.9,0.7,0.1],"mean_acc":0.55,"std_acc":0.2958039891549808,"note":[null,"x",null,"z"]},"exprun":{"seed":7}}""",
            line.ToJson());
    }

    [Fact]
    public void What_completed_nowhere_keeps_its_error()
    {
        Sweep("a/E", 7, """{"experiment":"E","experiment_id":0,"K":1,"repetitions":3,"status":"timeout","run_ids":[0],"error":"late","scores":{"acc":[0.5]}}""");
        Sweep("b/E", 7, """{"experiment":"E","experiment_id":0,"K":1,"repetitions":3,"status":"failed","run_ids":[1],"error":"no","scores":{"acc":[0.9]}}""");

        Assert.Equal(
            """{"experiment":"E","experiment_id":0,"K":1,"repetitions":3,"status":"timeout","run_ids":[0,1],"error":"late","scores":{"acc":[0.5,0.9],"mean_acc":0.7,"std_acc":0.2},"exprun":{"seed":7}}""",
            Assert.Single(Collect().Lines).ToJson());
    }

    [Fact]
    public void Other_seeds_make_other_trials()
    {
        Sweep("a/E", 1, """{"experiment":"E","experiment_id":0,"K":1,"repetitions":1,"scores":{"acc":[0.5]}}""");
        Sweep("b/E", 2, """{"experiment":"E","experiment_id":0,"K":1,"repetitions":1,"scores":{"acc":[0.6]}}""");
        _results.Write("c/E", """{"experiment":"E","experiment_id":0,"K":1,"repetitions":1,"scores":{"acc":[0.7]}}""");

        var collected = Collect();

        Assert.Equal((3, 0), (collected.Lines.Count, collected.Duplicates));
        Assert.Equal(["0", "1", "2"], collected.Lines.Select(line => Member(line, "experiment_id").ToString()));
    }

    [Fact]
    public void Scores_that_differ_are_told_and_times_are_not_compared()
    {
        Sweep("a/E", 1, Line(1, 0.5, 10), Line(2, 0.5, 10));
        Sweep("b/E", 1, Line(1, 0.5, 20), Line(2, 0.6, 10));

        var collected = Collect();

        Assert.Equal("Of 1 trial the files tell different scores of the same repetition, as after a change of code; those of the first file were taken.", Assert.Single(collected.Warnings));
        Assert.Equal((2, 2, 0), (collected.Lines.Count, collected.Duplicates, collected.Broken));

        static string Line(int id, double score, int time)
            => FormattableString.Invariant($$$"""{"experiment":"E","experiment_id":{{{id}}},"K":{{{id}}},"repetitions":1,"scores":{"acc":[{{{score}}}],"fit_time":[{{{time}}}]}}""");
    }

    [Fact]
    public void What_was_collected_is_known_again()
    {
        Sweep("a/E", 7, """{"experiment":"E","experiment_id":4,"K":1,"repetitions":2,"run_ids":[0],"status":"failed","scores":{"acc":[0.5]}}""");
        Sweep("b/E", 7, """{"experiment":"E","experiment_id":9,"K":1,"repetitions":2,"run_ids":[1],"status":"failed","scores":{"acc":[0.9]}}""");
        var folder = Path.Combine(_results.Path, "z", "all");
        CollectedFile.Write(folder, Collect().Lines);
        var once = File.ReadAllText(Path.Combine(folder, "results.jsonl"));

        var again = Collect(new CollectOptions());
        Assert.Equal((1, 1), (again.Lines.Count, again.Duplicates));
        CollectedFile.Write(folder, Collect(new CollectOptions { Destination = folder }).Lines);
        Assert.Equal(once, File.ReadAllText(Path.Combine(folder, "results.jsonl")));
        Assert.Equal("completed", Report.Load(folder).Rows.Single().Status);
    }

    [Fact]
    public void Names_and_paths_are_passed_over_and_circles_end()
    {
        _results.Write("a/Knn", SampleResults.Knn[0]);
        _results.Write("a/old-1/Knn", SampleResults.Knn[1]);
        _results.Write("b/skip/Knn", SampleResults.Knn[2]);
        _results.Write("c/skip/Knn", SampleResults.Knn[4]);
        Directory.CreateSymbolicLink(Path.Combine(_results.Path, "b", "up"), _results.Path);

        Assert.Equal(["0", "4"], Ids("old-*", _results.Path + "/b/skip/"));
        Assert.Equal(["0", "2"], Ids("skip"));
        Assert.Empty(Ids("results.jsonl"));

        IEnumerable<string> Ids(params string[] exclude) => Collect(new CollectOptions { Exclude = exclude }).Lines.Select(line => line.TryGet("K", out var k) ? k.ToString() switch { "1" => "0", "5" => "2", "3" => "4", var other => other } : "");
    }

    [Fact]
    public void A_sweep_whose_description_is_broken_tells_its_seed_by_its_journal_or_not_at_all()
    {
        Sweep("a/E", 1, """{"experiment":"E","experiment_id":0,"K":1,"repetitions":1,"scores":{"acc":[0.5]}}""");
        Sweep("b/E", 1, """{"experiment":"E","experiment_id":0,"K":1,"repetitions":1,"scores":{"acc":[0.5]}}""");
        File.WriteAllText(Path.Combine(_results.Path, "b", "E", "sweep.json"), "{\"seed\":");

        var collected = Collect();

        Assert.Equal(2, collected.Lines.Count);
        Assert.Contains("sweep.json:1: ", Assert.Single(collected.Warnings));
    }

    [Fact]
    public void The_folder_of_a_sweep_is_never_written_to()
    {
        Sweep("a/E", 1, """{"experiment":"E","experiment_id":0,"K":1}""");

        Assert.Contains("this folder is a sweep's", Assert.Throws<ReportException>(() => CollectedFile.Write(Path.Combine(_results.Path, "a", "E"), [])).Message);
    }

    [Fact]
    public void The_command_writes_a_file_that_report_reads_and_names_what_is_broken()
    {
        _results.Write("runs/Knn", SampleResults.Knn);
        _results.Write("runs/copy/Knn", SampleResults.Knn);
        _results.WriteText("runs/torn", "{\"experiment\":\"T\", \n");
        File.WriteAllText(Path.Combine(_results.Path, "runs", "odd.yaml"), "a: [1\n");
        File.WriteAllText(Path.Combine(_results.Path, "runs", "sweep.yaml"), "stages: { train: echo }\n");

        var (code, output, errors) = _results.RunTool("collect", "runs", "--dest", "all", "-v");

        Assert.Equal((0, "all/results.jsonl: 5 trials of 1 experiment from 3 files; 5 duplicates dropped, 2 broken lines and files passed over\n"), (code, output));
        Assert.Contains("runs/copy\nruns/copy/Knn\nruns/copy/Knn/results.jsonl: 5 trials\n", errors);
        Assert.Contains("warning: runs/torn/results.jsonl:1: ", errors);
        Assert.Contains("warning: runs/odd.yaml:2:1: this is no YAML", errors);
        Assert.DoesNotContain("sweep.yaml", errors);
        Assert.Contains("5 trials", _results.RunTool("report", "all").Output);

        var printed = _results.RunTool("collect", "runs/Knn", "runs/copy");
        Assert.Equal(5, printed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("5 trials of 1 experiment from 2 files; 5 duplicates dropped, 0 broken lines and files passed over\n", printed.Errors);
    }

    [Fact]
    public void Usage_that_cannot_be_meant_is_refused()
    {
        _results.Write("runs/Knn", SampleResults.Knn);
        Directory.CreateDirectory(Path.Combine(_results.Path, "empty"));

        Assert.Contains("There is no file or folder 'nowhere'.", Refused("collect", "nowhere", "runs", "--dest", "x"));
        Assert.Contains("No trial was found in or below empty", Refused("collect", "empty", "--dest", "x"));
        Assert.Contains("Keep one way.", Refused("collect", "runs", "--dest", "x", "-o", "y"));
        Assert.False(Directory.Exists(Path.Combine(_results.Path, "x")));

        string Refused(params string[] args)
        {
            var (code, _, errors) = _results.RunTool(args);
            Assert.Equal(2, code);
            return errors;
        }
    }

    [Fact]
    public void Logs_of_cool_runner_are_trials_with_a_repetition_a_run()
    {
        const string first = "---\nName: test\nModule: modules.train\nlr: 1e-05\nRepeat: 2\nGlobal: { repeat: 2 }\nREP: 0\nRND_IDX: 4711\nACC: 0.9\nTIME_ELAPSED: 12.5\n";
        const string second = "---\nName: test\nModule: modules.train\nlr: 0.00001\nREP: 1\nRND_IDX: 4712\nACC: 0.8\nTIME_ELAPSED: 13.5\n";
        File.WriteAllText(Path.Combine(_results.Path, "a.yaml"), first + second);
        File.WriteAllText(Path.Combine(_results.Path, "b.yml"), "- x\n---\n: [\n" + second + "---\nName: other\nModule: modules.train\nlr: 1\nRND_IDX: 1\n");

        var (code, output, errors) = _results.RunTool("collect", ".");

        Assert.Equal(0, code);
        Assert.Equal(
        [
            """{"experiment":"train","experiment_id":0,"Name":"test","lr":1e-05,"repetitions":2,"status":"completed","scores":{"ACC":[0.9,0.8],"mean_ACC":0.8500000000000001,"std_ACC":0.04999999999999999,"TIME_ELAPSED":[12.5,13.5],"mean_TIME_ELAPSED":13,"std_TIME_ELAPSED":0.5},"exprun":{"runs":["4711","4712"]}}""",
            """{"experiment":"train","experiment_id":1,"Name":"other","lr":1,"repetitions":1,"status":"completed","scores":{},"exprun":{"runs":["1"]}}""",
        ], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith("2 trials of 1 experiment from 2 files; 1 duplicate dropped, 2 broken lines and files passed over\n", errors);
        Assert.Contains("warning: b.yml:1: this is no object.", errors);
        Assert.Contains("warning: b.yml:4:1: this is no YAML", errors);
    }

    private CollectedResults Collect(CollectOptions? options = null) => ResultCollection.Collect([_results.Path], options ?? new());

    private void Sweep(string folder, int seed, params string[] lines)
    {
        var file = _results.Write(folder, lines);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "sweep.json"), $$"""{"format":1,"experiment":"E","seed":{{seed}},"blocks":[]}""");
    }

    private static Value Member(Value line, string name) => line.TryGet(name, out var value) ? value : Value.Null;
}

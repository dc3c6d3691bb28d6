namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>A program typed on a command line: sweep, go on, read its output again, report.</summary>
public sealed class SanityTests : IDisposable
{
    private static readonly string[] Patterns = ["-p", "TRAIN_ACC", "Train accuracy: (@float@)", "-p", "TEST_ACC", "Test accuracy:  (@float@)"];
    private static readonly string Sanity = Path.Combine(Programs.RepositoryRoot, "samples", "sanity");
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_combination_runs_twice_and_the_scores_are_in_the_table()
    {
        var run = Exec("10", "20", "30");

        Assert.Contains("quick_experiment: 6 trials x 2 repetitions, 12 to run -> out/quick_experiment", run.Error);
        Assert.Contains("12 of 12 completed (12 now", run.Error);
        Assert.Matches(@"\n +0 +10  sigmoid +2 +0\.9370 +0 +0 +0\.9230 ", run.Output);
        Assert.Matches(@"\n +5 +30  relu +2 +0\.9230 +0 +0 +0\.9130 ", run.Output);
        Assert.EndsWith(_folder.Tool(0, "report", "out").Output, run.Output);
        Assert.Matches(@"quick_experiment +6 +12 +12 +0 +0 ", _folder.Tool(0, "status", "out").Output);
    }

    [Fact]
    public void More_values_and_more_repetitions_run_what_is_new()
    {
        Exec("10", "20");

        Assert.Contains("8 of 8 completed before, 0 to run", Exec("10", "20").Error);
        Assert.Contains("8 of 12 completed before, 4 to run", Exec("10", "20", "30").Error);
    }

    [Fact]
    public void What_was_printed_is_read_again_into_a_line_of_csv_per_repetition()
    {
        Exec("10", "20", "30");

        _folder.Tool(0, ["parse", "-e", "out", .. Patterns, "-o", "out/output.csv"]);
        var lines = File.ReadAllLines(_folder.At("out", "output.csv")).Select(line => line.Split(',')).ToList();

        Assert.Equal(
            "VAR_hidden_neurons,VAR_activation_function,OUT_TRAIN_ACC,OUT_TEST_ACC,BREAK_ID,TASK_ID,REPEAT_ID,COMBINATION_ID,EXPERIMENT_ID,EXPERIMENT_NAME,DURATION,STARTED_AT,ENDED_AT,"
            + "MAX_TRIES,TRIES,CLUSTER_ID,CLUSTER_NAME,NODE_ID,NODE_NAME,WORKER_ID,OUTPUT_DIR,WORK_DIR",
            string.Join(',', lines[0]));
        Assert.Equal(Enumerable.Range(0, 12).Select(task => $"{task}"), lines.Skip(1).Select(line => line[5]));
        Assert.Equal("20,relu,0.929,0.917,0,7,1,3,0,quick_experiment", string.Join(',', lines[8][..10]));
        Assert.Equal(["1", "1", "0", "local", "0", Environment.MachineName], lines[8][13..19]);
        Assert.All(lines.Skip(1), line => Assert.Contains(line[19], new[] { "0", "1" }));
        Assert.Equal([_folder.At("out", "quick_experiment", "3", "1"), Sanity], lines[8][20..]);
    }

    [Fact]
    public void Only_completed_repetitions_have_rows_and_the_others_are_named()
    {
        _folder.Write("fail-go-2");
        _folder.Tool(1, "exec", "grid", "--cmd", "./step.sh go {a}", "--vl", "a", "1", "2", "3", "--name", "some", "-o", "out");

        var parsed = _folder.Tool(0, "parse", "-e", "out/some", "-p", "n", "has (@int@)");

        Assert.Contains("some: 1 repetition has not completed and no row: #1/0 (failed).", parsed.Error);
        Assert.Equal(["1,1,0", "3,3,0"], File.ReadAllLines(_folder.At("out", "some", "output.csv")).Skip(1).Select(line => string.Join(',', line.Split(',')[..3])));
    }

    [Fact]
    public void A_row_break_makes_several_rows_of_a_repetition()
    {
        _folder.Script("epochs.sh", "#!/bin/sh\nfor epoch in 1 2 3; do echo \"epoch $epoch\"; echo \"loss $(($1 + epoch))\"; done");
        _folder.Tool(0, "exec", "grid", "--cmd", "./epochs.sh {a}", "--vl", "a", "10", "20");

        var parsed = _folder.Tool(0, "parse", "-e", "results", "-p", "loss", "loss (@int@)", "-b", "epoch", "-o", "-");

        Assert.Equal(["10,11,0,0", "10,12,1,0", "10,13,2,0", "20,21,0,1", "20,22,1,1", "20,23,2,1"], parsed.Output.TrimEnd('\n').Split('\n').Skip(1).Select(line => string.Join(',', line.Split(',')[..4])));
    }

    [Fact]
    public void A_pattern_that_finds_nothing_is_an_empty_cell_and_a_warning()
    {
        _folder.Tool(0, "exec", "grid", "--cmd", "./step.sh go {a}", "--vl", "a", "1");

        var parsed = _folder.Tool(0, "parse", "-e", "results", "-p", "none", "nothing (@int@)", "-o", "-");

        Assert.Contains("#0/0: nothing in ", parsed.Error);
        Assert.Contains("matches the pattern of none; its cell is empty.", parsed.Error);
        Assert.StartsWith("1,,0,", parsed.Output.Split('\n')[1], StringComparison.Ordinal);
    }

    private Finished Exec(params string[] neurons) => _folder.Tool(0,
    [
        "exec", "grid", "--cmd", "./main.py {hidden_neurons} {activation_function}", "--vl", "hidden_neurons", .. neurons, "--vl", "activation_function", "sigmoid", "relu",
        "--repeat", "2", "--workdir", Sanity, "-o", "out", .. Patterns,
    ]);
}

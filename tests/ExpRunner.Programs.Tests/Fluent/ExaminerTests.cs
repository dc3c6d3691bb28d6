using ExpRunner.Expressions;
using ExpRunner.Reporting;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.Fluent;

/// <summary>Folders of real sweeps, read into tables.</summary>
public sealed class ExaminerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Out => _folder["out"];

    private Task RunAsync(string script = """echo "BLEU = $norm$moment" """, int repetitions = 1, int tries = 1) => new ProgramExperiment("sh -c") { Name = "newnorm", Repetitions = repetitions }
        .Fixed(script)
        .Environment("norm", "1", "2").Environment("moment", 0.1, 0.05).Variable("data", "iwslt14")
        .RunAsync(new SweepOptions { Out = Out, Workers = 1, MaxTries = tries });

    private static double Bleu(TrialFolder folder) => double.Parse(folder.Logs("cmd")[^1].Text.Split('=')[1]);

    private static string Written(ExaminerTable table, ReportFormat format)
    {
        var text = new StringWriter();
        table.Write(text, format);
        return text.ToString();
    }

    [Fact]
    public async Task A_table_has_what_differs_and_what_was_added()
    {
        await RunAsync();
        var table = await new Examiner(Out).Add("bleu", Bleu).TableAsync();

        Assert.Equal("norm\tmoment\tbleu\n1\t0.1\t10.1\n1\t0.05\t10.05\n2\t0.1\t20.1\n2\t0.05\t20.05\n", Written(table, ReportFormat.Tsv));
        Assert.StartsWith("norm,moment,bleu\n1,0.1,10.1\n", Written(table, ReportFormat.Csv));
        Assert.StartsWith("| norm | moment |  bleu |\n", Written(table, ReportFormat.Markdown));
        Assert.Empty(table.Faults);
        Assert.Empty(table.Warnings);
    }

    [Fact]
    public async Task Folders_become_values_of_the_callers_own_type()
    {
        await RunAsync();
        var table = await new Examiner(Out).Where("norm == '2'").Add("size", folder => folder.Files.Count)
            .Add(folder => (Norm: folder.Config.Get<int>("norm"), Bleu: Bleu(folder))).TableAsync();

        Assert.Equal([(2, 20.1), (2, 20.05)], table.Select(row => row.Value));
        Assert.Equal(["newnorm/2/0 norm=2 moment=0.1 data=iwslt14", "newnorm/3/0 norm=2 moment=0.05 data=iwslt14"], table.Select(row => row.Folder.ToString()));
        var named = await new Examiner(Out).Add(folder => new { Bleu = Bleu(folder), folder.Status }).TableAsync();
        Assert.Equal(["norm", "moment", "Bleu", "Status"], named.Columns);
        Assert.Equal(["value"], (await new Examiner(Out).Add(Bleu).TableAsync()).Columns.Skip(2));
    }

    [Theory]
    [InlineData("norm=1 ", "0,1")]
    [InlineData("^newnorm/[23]/", "2,3")]
    [InlineData(".*", "0,1,2,3")]
    public async Task A_regular_expression_chooses_folders(string pattern, string ids)
    {
        await RunAsync("true");
        var table = await new Examiner(_folder.Path).Matching(pattern).TableAsync();
        Assert.Equal(ids, string.Join(',', table.Folders.Select(folder => folder.ExperimentId)));
    }

    [Fact]
    public async Task Conditions_are_over_config_and_what_became_of_it()
    {
        await RunAsync("""test "$norm" = 1""");
        Assert.Equal(2, (await new Examiner(Out).Where("status == 'failed' && run_id == 0").TableAsync()).Folders.Count);
        Assert.Equal(2, (await new Examiner(Out).Where(folder => folder.Status == AttemptStatus.Completed).TableAsync()).Folders.Count);
        await Assert.ThrowsAsync<ExpressionException>(() => new Examiner(Out).Where("nrom == 1").TableAsync());
        await Assert.ThrowsAsync<SweepException>(() => new Examiner(_folder["nowhere"]).TableAsync());
    }

    [Fact]
    public async Task A_function_that_throws_is_a_fault_that_names_the_folder_and_the_others_are_read()
    {
        await RunAsync("""test "$norm" = 1 && echo "BLEU = $moment" || { echo none; exit 1; }""");
        var table = await new Examiner(Out).Add("bleu", Bleu).TableAsync();

        Assert.Equal("norm\tmoment\tstatus\tbleu\n1\t0.1\tcompleted\t0.1\n1\t0.05\tcompleted\t0.05\n2\t0.1\tfailed\t\n2\t0.05\tfailed\t\n", Written(table, ReportFormat.Tsv));
        Assert.Equal([2, 3], table.Faults.Select(fault => (int)fault.Folder.ExperimentId));
        Assert.StartsWith($"{Path.Combine(Out, "newnorm", "2")} (newnorm/2/0 norm=2 moment=0.1 data=iwslt14): bleu: IndexOutOfRangeException: ", table.Faults[0].ToString());

        var typed = await new Examiner(Out).Add(Bleu).TableAsync();
        Assert.Equal([0.1, 0.05], typed.Select(row => row.Value));
        Assert.Equal(2, typed.Faults.Count);
        Assert.Equal(2, typed.Cells.Count);
    }

    [Fact]
    public async Task The_last_log_is_the_newest_and_streams_are_told_apart()
    {
        await RunAsync("""echo "out $EXPRUN_ATTEMPT"; echo "error $EXPRUN_ATTEMPT" >&2; test $EXPRUN_ATTEMPT = 3""", tries: 3);
        var folder = (await new Examiner(Out).TableAsync()).Folders[0];

        Assert.Equal(["out 1\n", "out 2\n", "out 3\n"], folder.Logs("cmd").Select(log => log.Text));
        Assert.Equal([1, 2, 3], folder.Logs("cmd").Select(log => log.Attempt));
        Assert.Equal(["error 3"], folder.Logs("cmd", OutputStream.Error)[^1].Lines);
        Assert.Equal(folder.Logs("cmd"), folder.Logs());
        Assert.Empty(folder.Logs("train"));
        Assert.Equal(folder.PathOf("cmd.stdout.3.log"), folder.Logs()[^1].ToString());
    }

    [Fact]
    public async Task An_attempt_that_printed_on_the_other_stream_alone_has_an_empty_log()
    {
        await RunAsync("test $EXPRUN_ATTEMPT = 2 && echo well >&2 || { echo out; exit 1; }", tries: 2);
        var folder = (await new Examiner(Out).TableAsync()).Folders[0];

        Assert.Equal(["out\n", ""], folder.Logs("cmd").Select(log => log.Text));
        Assert.Empty(folder.Logs()[^1].Lines);
        Assert.Equal(["", "well\n"], folder.Logs("cmd", OutputStream.Error).Select(log => log.Text));
        Assert.Equal(["cmd.stderr.2.log", "cmd.stdout.log", "config.json"], folder.Files);
    }

    [Fact]
    public async Task A_repetition_has_its_own_files_and_run_ids_are_told_where_there_are_several()
    {
        await RunAsync("echo out; echo error >&2", repetitions: 2);
        var table = await new Examiner(Out).TableAsync();

        Assert.Equal(["norm", "moment", "run_id"], table.Columns);
        Assert.Equal(["cmd.stderr.log", "cmd.stdout.log", "config.json"], table.Folders[0].Files);
        Assert.Equal(table.Folders[0].Files, table.Folders[1].Files);
        Assert.Equal((0, 1), (table.Folders[0].RunId, table.Folders[1].RunId));
    }

    [Fact]
    public async Task Folders_of_several_experiments_stand_in_one_table_and_are_read_at_the_same_time()
    {
        Assert.SkipWhen(Environment.ProcessorCount < 2, "One processor reads one folder at a time.");
        await Experiments.RunAsync([new ProgramExperiment("true").Argument("-a", 1), new ProgramExperiment("echo").Argument("-b", 2)], new SweepOptions { Out = Out, Workers = 1 });
        using var both = new Barrier(2);
        var table = await new Examiner(Out).Add("met", _ => both.SignalAndWait(TimeSpan.FromSeconds(60))).TableAsync();

        Assert.Equal("experiment\tb\ta\tmet\necho\t2\t\ttrue\ntrue\t\t1\ttrue\n", Written(table, ReportFormat.Tsv));
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        await RunAsync("true");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Examiner(Out).Add("a", _ => stop.CancelAsync().IsCompleted).TableAsync(stop.Token));
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Examiner(Out).Add("a", _ => 1).Add("a", _ => 2));
    }
}

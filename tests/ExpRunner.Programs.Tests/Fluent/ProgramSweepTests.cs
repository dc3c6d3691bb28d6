using ExpRunner.Reporting;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.Fluent;

/// <summary>Declared programs as sweeps: the same engine, folders and results as for all experiments.</summary>
public sealed class ProgramSweepTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private SweepOptions Options => new() { Out = _folder["out"], Workers = 2 };

    private ProgramExperiment Power() => new ProgramExperiment("sh -c") { Name = "power", WorkingDirectory = _folder.Path }
        .Fixed("""echo "value: $(($2 * $2))"; echo $2 >> ran""", "sh")
        .Argument("-n", 1, 2, 3)
        .Score("value", "value: (@int@)");

    private string[] Ran => File.Exists(_folder["ran"]) ? [.. File.ReadAllLines(_folder["ran"]).Order(StringComparer.Ordinal)] : [];

    [Fact]
    public async Task A_sweep_records_scores_under_the_numbers_of_the_commands_and_runs_only_what_is_new()
    {
        var program = Power();
        var first = await program.RunAsync(Options);
        Assert.Equal((0, 3, 3), (first.ExitCode, (int)first.Experiments[0].Planned, (int)first.Experiments[0].CompletedNow));

        var again = await Power().Argument("-m", 5).RunAsync(Options with { Out = _folder["other"] });
        Assert.Equal(0, again.ExitCode);
        var nothing = await Power().RunAsync(Options);
        Assert.Equal((3, 0), ((int)nothing.Experiments[0].Completed, (int)nothing.Experiments[0].CompletedNow));

        var table = await new Examiner(_folder["out"]).Add("value", folder => folder.Scores.Get<int>("value")).TableAsync();
        Assert.Equal(["1", "4", "9"], table.Cells.Select(row => row[^1].ToString()));
        Assert.All(table.Folders, folder => Assert.Equal(program[(long)folder.ExperimentId].Values.ToString(), folder.Config.ToString()));
        Assert.Equal(["1", "1", "2", "2", "3", "3"], Ran);
    }

    [Fact]
    public async Task Conditions_repetitions_and_the_trials_folder_hold_in_a_sweep()
    {
        var program = new ProgramExperiment("sh -c") { Name = "made", Repetitions = 2 }
            .Fixed("""echo "$1" > "$2" """, "sh")
            .Positional("a b", "c;d", "e", "much longer")
            .Template("{out}/made-{run_id}.txt")
            .Where("arg1 != 'e'").Where(values => values.Get<string>("arg1").Length <= 3);

        var summary = await program.RunAsync(Options);

        Assert.Equal(4, (int)summary.Experiments[0].Completed);
        var made = (await new Examiner(_folder["out"]).TableAsync()).Folders;
        Assert.Equal(["a b\n", "a b\n", "c;d\n", "c;d\n"], made.Select(folder => File.ReadAllText(folder.PathOf($"made-{folder.RunId}.txt"))));
    }

    [Fact]
    public async Task What_commands_need_decides_how_many_run_and_which_devices_they_find()
    {
        var program = new ProgramExperiment("sh -c") { Name = "devices", WorkingDirectory = _folder.Path }
            .Fixed("""mkdir "held-$CUDA_VISIBLE_DEVICES" && echo "device: $CUDA_VISIBLE_DEVICES" && rmdir "held-$CUDA_VISIBLE_DEVICES" """, "sh")
            .Argument("-n", 1, 2, 3, 4, 5, 6)
            .Score("device", "device: (@slug@)", required: true)
            .Resources(cpus: 0.5, gpus: 1, memory: "1g", tags: "big");

        var summary = await program.RunAsync(new SweepOptions { Out = _folder["out"], Slots = "gpus=4:6", Tags = ["big"], Workers = 4 });

        Assert.Equal((0, 6), (summary.ExitCode, (int)summary.Experiments[0].Completed));
        var table = await new Examiner(_folder["out"]).Add("device", folder => folder.Scores.Get<string>("device")).TableAsync();
        Assert.Empty(table.Cells.Select(row => row[^1].ToString()).Except(["4", "6"]));
        var fault = await Assert.ThrowsAsync<SweepException>(() => program.RunAsync(Options));
        Assert.StartsWith("devices needs 0.5 cpus, 1 gpu, 1g of memory, the tag big, and this machine gives any number of cpus, no gpu: 1 gpu too few, the tag big is missing.", fault.Message);
    }

    [Fact]
    public async Task Resources_that_nothing_has_are_told_at_once()
    {
        var program = new ProgramExperiment("true").Resources(cpus: 0, gpus: -1, memory: "much", "a b");

        var fault = await Assert.ThrowsAsync<SweepException>(() => program.RunAsync(Options));

        Assert.Equal(
            [
                "Resources: cpus: give a number from 0.001 to 100000 (0.5 is half a processor).", "Resources: gpus: give a whole number from 0 to 1000.",
                "Resources: memory: 'much' is not a size above zero (500m, 4g).", "Resources: tags: 'a b' is not a word without blanks and commas.",
            ],
            fault.Problems);
    }

    [Fact]
    public async Task A_timeout_of_the_program_holds_in_a_sweep()
    {
        var summary = await new ProgramExperiment("sleep") { Timeout = TimeSpan.FromSeconds(0.3) }.Positional(1000, 0).RunAsync(Options);

        Assert.Equal((1, 1, 1), (summary.ExitCode, (int)summary.Experiments[0].Completed, (int)summary.Experiments[0].Failed));
        var table = await new Examiner(_folder["out"]).TableAsync();
        Assert.Equal([AttemptStatus.Timeout, AttemptStatus.Completed], table.Folders.Select(folder => folder.Status));
        Assert.Contains("ran longer than 0.3 s", table.Folders[0].Error);
        var longer = await new ProgramExperiment("sleep") { Name = "longer", Timeout = TimeSpan.FromSeconds(0.1) }.Positional(0.5, 0).RunAsync(Options with { Timeout = TimeSpan.FromMinutes(1) });
        Assert.Equal(0, longer.ExitCode);
    }

    [Fact]
    public async Task Several_programs_run_one_after_the_other_and_all_faults_come_before()
    {
        var faults = await Assert.ThrowsAsync<SweepException>(() => Experiments.RunAsync(
            [new ProgramExperiment("no-such-program-x"), new ProgramExperiment("true") { Name = "a/b" }, Power(), Power(), new ProgramExperiment("true").Argument("--status", 1), new ProgramExperiment("true") { Name = "c", WorkingDirectory = "/no/such/folder" }],
            Options));
        Assert.Collection(
            faults.Problems,
            problem => Assert.StartsWith("'a/b' cannot be the experiment's name", problem),
            problem => Assert.StartsWith("'status' is a name that results use themselves.", problem),
            problem => Assert.Equal("2 programs are called 'power'. Set Name, so that each has a folder of its own.", problem),
            problem => Assert.StartsWith("There is no program 'no-such-program-x'", problem),
            problem => Assert.StartsWith("There is no working directory /no/such/folder.", problem));
        Assert.False(Directory.Exists(_folder["out"]));

        var summary = await Experiments.RunAsync([Power(), new ProgramExperiment("true")], Options);
        Assert.Equal([("power", 3), ("true", 1)], summary.Experiments.Select(experiment => (experiment.Name, (int)experiment.Completed)));
    }

    [Fact]
    public async Task A_report_reads_what_a_program_left()
    {
        await Power().RunAsync(Options);
        var table = Assert.Single(Report.Load(_folder["out"]).Tables(new ReportOptions()));
        Assert.Contains("n", table.Columns.Select(column => column.Name));
        Assert.Contains("value", table.Columns.Select(column => column.Name));
    }
}

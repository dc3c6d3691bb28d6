using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Results;

/// <summary>Each refusal says what, where, and the way out; and nothing is lost by it.</summary>
public sealed class SweepStoreErrorTests : IDisposable
{
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    private void RunOne()
    {
        using var store = _sweep.Open();
        SampleSweep.RunAll(store, SampleSweep.Trial(0));
    }

    private string ErrorOf(Func<SweepStoreOptions, SweepStoreOptions>? change = null)
        => Assert.Throws<SweepStoreException>(() => SweepStore.Open((change ?? (same => same))(_sweep.Options()))).Message;

    [Fact]
    public void A_folder_of_another_experiment_is_refused()
    {
        RunOne();
        var message = ErrorOf(options => options with { Experiment = SampleSweep.Make("Other") });
        Assert.Equal($"{_sweep.Journal}:1: this folder holds experiment 'Sample', not 'Other'. Choose another folder with --out.", message);
        File.Delete(_sweep.Journal);
        Assert.Contains("sweep.json:1: this folder holds experiment 'Sample'", ErrorOf(options => options with { Experiment = SampleSweep.Make("Other") }));
    }

    [Fact]
    public void Another_seed_is_refused()
    {
        RunOne();
        Assert.Contains("seed 7, not 8. Continue it with --seed 7", ErrorOf(options => options with { Seed = 8 }));
    }

    [Fact]
    public void A_journal_of_a_newer_format_is_refused()
    {
        RunOne();
        var buffer = new Utf8Buffer();
        JournalLine.Begin(buffer, 4, "runner"u8).Add(",\"format\":2"u8);
        JournalLine.End(buffer, 0);
        File.AppendAllText(_sweep.Journal, System.Text.Encoding.UTF8.GetString(buffer.Written));
        Assert.Contains($"{_sweep.Journal}:5: format 2 is newer", ErrorOf());
    }

    [Fact]
    public void A_second_runner_is_refused_while_the_first_lives()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, SampleSweep.Trial(0));
            Assert.Contains("process 4711 on host runs a sweep in this folder", ErrorOf());
            SampleSweep.RunAll(store, SampleSweep.Trial(1));
        }
        using var next = _sweep.Open();
        Assert.Equal(2, next.History.Count(AttemptStatus.Completed));
    }

    [Fact]
    public void Of_two_runners_that_found_no_folder_the_second_is_refused()
    {
        using var first = _sweep.Open();
        using var second = _sweep.Open();
        SampleSweep.RunAll(first, SampleSweep.Trial(0));
        Assert.Throws<SweepStoreException>(() => SampleSweep.RunAll(second, SampleSweep.Trial(1)));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_sweep.Folder)!);
        File.WriteAllText(_sweep.Folder, "");
        Assert.Contains($"{_sweep.Folder}: a file is where a folder should be", ErrorOf());
    }

    [Theory]
    [InlineData("journal.jsonl")]
    [InlineData("results.jsonl")]
    [InlineData("sweep.json")]
    public void A_folder_in_place_of_a_file_is_refused(string name)
    {
        Directory.CreateDirectory(_sweep.Folder + "/" + name);
        Assert.Contains($"{name}: a folder is where a file should be", ErrorOf());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_at_once()
        => Assert.Contains("the folder cannot be made", ErrorOf(options => options with { Folder = OperatingSystem.IsWindows() ? "Q:/no/such/drive" : "/proc/no/Sample" }));

    [Fact]
    public void Runners_that_look_at_once_whether_a_folder_can_be_made_do_not_hinder_each_other()
        => Parallel.For(0, 3, _ =>
        {
            for (var starts = 0; starts < 300; starts++)
            {
                SweepFolderCheck.CheckWritable(new SweepFolder(DiskFiles.Instance, _sweep.Folder));
            }
        });

    [Fact]
    public void Reading_creates_and_changes_nothing()
    {
        using (var store = _sweep.Read())
        {
            Assert.Equal(0, store.History.Count(AttemptStatus.Completed));
            Assert.Throws<InvalidOperationException>(() => SampleSweep.RunAll(store, SampleSweep.Trial(0)));
        }
        Assert.False(Directory.Exists(_sweep.Folder));
    }

    [Fact]
    public void The_config_file_is_written_once_per_repetition()
    {
        var options = _sweep.Options() with { WriteConfigFiles = true };
        using (var store = SweepStore.Open(options))
        {
            SampleSweep.RunAll(store, SampleSweep.Trial(2), 2);
        }
        var path = _sweep.Folder + "/2/1/config.json";
        Assert.Equal(
            $$"""
            {
              "experiment": "Sample",
              "experiment_id": 2,
              "run_id": 1,
              "out_path": "{{_sweep.Folder}}/2/1",
              "K": 2,
              "Metric": "Euclidean",
              "exprun": {
                "seed": 7,
                "version": "0.1.0"
              }
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(path));
        File.WriteAllText(path, "mine");
        using (var store = SweepStore.Open(options))
        {
            SampleSweep.Run(store, SampleSweep.Trial(2), 1, 2, SampleSweep.Failed("no"));
        }
        Assert.Equal("mine", File.ReadAllText(path));
    }
}

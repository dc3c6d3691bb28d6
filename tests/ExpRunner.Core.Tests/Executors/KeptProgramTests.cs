using ExpRunner.Executors.Pool;
using ExpRunner.Workers;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

/// <summary>What happens to the program's folder during a sweep is nothing to its workers.</summary>
public sealed class KeptProgramTests : IDisposable
{
    private static readonly string[] Files = ["ExpRunner.TestWorker.dll", "ExpRunner.TestWorker.deps.json", "ExpRunner.TestWorker.runtimeconfig.json", "ExpRunner.Core.dll", "ExpRunner.Programs.dll"];
    private readonly TempFolder _folder = new();
    private readonly AttemptFactory _attempts;

    public KeptProgramTests()
    {
        _attempts = new AttemptFactory(_folder["out"]);
        Directory.CreateDirectory(_folder["bin", "data"]);
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), _folder["bin", file]);
        }
        File.WriteAllText(_folder["bin", "data", "table.txt"], "old");
    }

    public void Dispose() => _folder.Dispose();

    private PoolExecutor Create(bool isolate, params string[] places)
    {
        var options = TestPrograms.Pool(_folder["bin", "ExpRunner.TestWorker.dll"], _folder["scratch"], 1);
        return new PoolExecutor(options with { Isolate = isolate, Program = new KeptProgram(_folder["bin"], places, _folder["out"]) });
    }

    /// <summary>Writes over every file in place, as an unlucky build or copy does.</summary>
    private void Overwrite()
    {
        foreach (var file in Directory.GetFiles(_folder["bin"], "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
            stream.SetLength(0);
            stream.Write("new"u8);
        }
    }

    [Theory]
    [InlineData(true, "signal")]
    [InlineData(false, "signal")]
    [InlineData(true, "nothing")]
    public async Task Workers_that_start_later_start_from_the_files_as_they_were(bool isolate, string before)
    {
        await using var pool = Create(isolate, _folder["kept"]);
        await pool.StartAsync(CancellationToken.None);
        Overwrite();
        await pool.RunAsync(_attempts.Do(before, 9));
        var ended = await pool.RunAsync([_attempts.Do("read beside", 0, "data/table.txt"), _attempts.Do("nothing"), _attempts.Do("nothing")]);
        Assert.All(ended, end => Assert.Equal((AttemptStatus.Completed, null), (end.Outcome.Status, end.Outcome.Error)));
        Assert.StartsWith("text=\"old\"", ended[0].Outcome.ScoresText());
        await pool.DisposeAsync();
        Assert.False(Directory.Exists(_folder["kept"]));
    }

    [Fact]
    public async Task A_place_that_cannot_be_used_is_passed_over()
    {
        await using var pool = Create(isolate: true, "/proc/kept", _folder["kept"]);
        await pool.StartAsync(CancellationToken.None);
        Overwrite();
        Assert.Equal(AttemptStatus.Completed, (await pool.RunAsync([_attempts.Do("nothing"), _attempts.Do("nothing")]))[1].Outcome.Status);
    }

    [Fact]
    public async Task Where_there_is_no_place_the_sweep_runs_and_a_warning_says_why()
    {
        var warnings = new List<string>();
        var options = TestPrograms.Pool(_folder["bin", "ExpRunner.TestWorker.dll"], _folder["scratch"], 1);
        await using var pool = new PoolExecutor(options with { Program = new KeptProgram(_folder["bin"], ["/proc/kept"], "x"), Warn = warnings.Add });
        await pool.StartAsync(CancellationToken.None);
        Assert.Equal(AttemptStatus.Completed, (await pool.RunAsync(_attempts.Do("nothing"))).Status);
        Assert.StartsWith("The program's files could not be kept for workers that start later (", Assert.Single(warnings));
    }

    [Fact]
    public void What_lies_in_the_folder_and_is_not_the_programs_is_not_copied()
    {
        Directory.CreateDirectory(_folder["bin", "results", "deep"]);
        File.WriteAllText(_folder["bin", "results", "deep", "line"], "1");
        File.CreateSymbolicLink(_folder["bin", "gone"], "/nowhere/at/all");
        using var kept = new KeptProgram(_folder["bin"], [_folder["bin", ".kept"]], _folder["bin", "results"]);
        kept.Keep();
        Assert.Equal(_folder["bin", "results"], new DirectoryInfo(_folder["bin", ".kept", "results"]).LinkTarget);
        Assert.False(Directory.Exists(_folder["bin", ".kept", ".kept"]));
        kept.Dispose();
        Assert.True(File.Exists(_folder["bin", "results", "deep", "line"]));
        Assert.False(Directory.Exists(_folder["bin", ".kept"]));
    }

    [Fact]
    public void Large_files_are_linked()
    {
        using (var large = File.Create(_folder["bin", "large"]))
        {
            large.SetLength(100 << 20);
        }
        File.SetLastWriteTimeUtc(_folder["bin", "large"], new DateTime(2001, 2, 3));
        using var kept = new KeptProgram(_folder["bin"], [_folder["kept"]], "x");
        kept.Keep();
        File.AppendAllText(_folder["kept", "large"], "seen");
        Assert.Equal((100 << 20) + 4, new FileInfo(_folder["bin", "large"]).Length);
        File.AppendAllText(_folder["kept", "ExpRunner.TestWorker.dll"], "unseen");
        Assert.NotEqual(new FileInfo(_folder["kept", "ExpRunner.TestWorker.dll"]).Length, new FileInfo(_folder["bin", "ExpRunner.TestWorker.dll"]).Length);
    }
}

using ExpRunner.Execution;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>Programs, attempts and executors for tests, in a folder of their own.</summary>
internal sealed class ProgramRuns : IDisposable
{
    public const string Name = "prog";

    private readonly TempFolder _folder = new();
    private readonly List<StageOutcome> _stages = [];

    public TempFolder Folder => _folder;

    public List<string> Warnings { get; } = [];

    /// <summary>The stages that ended, in order.</summary>
    public StageOutcome[] Stages
    {
        get
        {
            lock (_stages)
            {
                return [.. _stages];
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A program whose stages are shell scripts, named before the first colon.</summary>
    public ProgramSpec Shell(params string[] stages) => Of([.. stages.Select(stage => stage.Split(": ", 2) is [var name, var script]
        ? new StageSpec(name, CommandTemplate.ParseShell(script))
        : throw new ArgumentException(stage))]);

    /// <summary>A program of one stage, <c>run</c>, without a shell.</summary>
    public ProgramSpec Command(string command) => Of(new StageSpec("run", CommandTemplate.Parse(command)));

    public ProgramSpec Of(params StageSpec[] stages) => new()
    {
        Name = Name,
        Stages = stages,
        Sweeps = [],
        WorkingDirectory = FolderTemplate.Literal(_folder.Path),
    };

    public ProgramExecutorOptions Options(ProgramSpec spec, int slots = 1) => new()
    {
        Find = name => name == Name ? spec : null,
        Worker = "here/1",
        Slots = SlotShare.Unbound(slots),
        Environment = [new("PATH", "/usr/local/bin:/usr/bin:/bin"), new("HOME", "/")],
        ScratchFolder = _folder["scratch"],
        Warn = text =>
        {
            lock (Warnings)
            {
                Warnings.Add(text);
            }
        },
    };

    /// <summary>An attempt; its folder is <c>out/id</c>.</summary>
    public Attempt Attempt(int id = 0, Value? config = null, int number = 1) => new()
    {
        Experiment = Name,
        ExperimentId = (UInt128)id,
        RunId = 0,
        Number = number,
        Config = config ?? Value.Object(),
        Key = (UInt128)id,
        Seed = 4711,
        SharedSeed = 42,
        OutPath = _folder["out", $"{id}"],
    };

    /// <summary>Runs one attempt with an executor of its own.</summary>
    public async Task<Outcome> RunAsync(ProgramSpec spec, Attempt? attempt = null, AttemptLimits? limits = null, CancellationToken cancel = default)
        => await RunAsync(Options(spec) with { Limits = limits ?? new AttemptLimits() }, attempt ?? Attempt(), cancel);

    public async Task<Outcome> RunAsync(ProgramExecutorOptions options, Attempt attempt, CancellationToken cancel = default)
    {
        await using var executor = new ProgramExecutor(options);
        await executor.StartAsync(CancellationToken.None);
        return Assert.Single(await RunAsync(executor, [attempt], 0, cancel)).Outcome;
    }

    /// <summary>Runs attempts on a slot.</summary>
    public async Task<List<(Attempt Attempt, Outcome Outcome)>> RunAsync(IExecutor executor, IReadOnlyList<Attempt> attempts, int slot = 0, CancellationToken cancel = default)
    {
        var ended = new List<(Attempt, Outcome)>();
        var observer = new AttemptObserver((attempt, outcome) => ended.Add((attempt, outcome)), (_, stage) =>
        {
            lock (_stages)
            {
                _stages.Add(stage);
            }
        });
        await Task.Run(() => executor.RunAsync(executor.Slots[slot], attempts, observer, cancel)).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return ended;
    }

    /// <summary>What a file of attempt 0 holds.</summary>
    public string Read(string file, int id = 0) => File.ReadAllText(_folder["out", $"{id}", file]);

    /// <summary>A score that is read from the output.</summary>
    public static CaptureSpec Score(string name, string pattern) => new() { Name = name, Pattern = CapturePattern.Parse(pattern) };
}

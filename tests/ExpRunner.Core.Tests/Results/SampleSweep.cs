using ExpRunner.Results;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>A small experiment and a temporary folder to record it in.</summary>
internal sealed class SampleSweep : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "exprun-test-" + Guid.NewGuid().ToString("N"));

    public SampleSweep() => Folder = _root + "/out/Sample";

    public sealed class Config
    {
        public int K { get; init; } = 3;

        public string? Metric { get; init; } = "Euclidean";

        public double Ridge { get; init; } = 0.5;

        public int Square => K * K;
    }

    public string Folder { get; init; }

    public List<string> Warnings { get; } = [];

    public string Journal => Folder + "/journal.jsonl";

    public string Results => Folder + "/results.jsonl";

    public static Experiment Experiment { get; } = Make();

    /// <summary>The experiment, with some of its fields, in some order.</summary>
    public static Experiment Make(string name = "Sample", params string[] fields)
    {
        Field[] all =
        [
            ConfigTypes.Int32.Field("K"),
            ConfigTypes.String.Field("Metric"),
            ConfigTypes.Double.Field("Ridge"),
            ConfigTypes.Int32.Field("Square").Computed(),
        ];
        fields = fields.Length == 0 ? ["K", "Metric"] : fields;
        var chosen = Array.ConvertAll(fields, field => Array.Find(all, known => known.Name == field)!);
        int At(string field) => Array.IndexOf(fields, field);
        var type = new ObjectType<Config>("Config", () => new Config(), (config, values) => new Config
        {
            K = At("K") < 0 ? config.K : values.Pass(At("K"), config.K),
            Metric = At("Metric") < 0 ? config.Metric : values.Pass(At("Metric"), config.Metric),
            Ridge = At("Ridge") < 0 ? config.Ridge : values.Pass(At("Ridge"), config.Ridge),
        }, chosen)
        {
            Computed = (config, values) => values.Pass(At("Square"), config.Square),
        };
        return new Experiment<Config>(name, 1, type, (_, _, _) => ValueTask.CompletedTask);
    }

    public SweepStoreOptions Options(Experiment? experiment = null, string code = "code-1") => new()
    {
        Folder = Folder,
        Experiment = experiment ?? Experiment,
        Seed = 7,
        Runner = new RunnerRecord("r1", "host", 4711, "0.1.0", code, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
        WriteConfigFiles = false,
        Warn = Warnings.Add,
    };

    public SweepStore Open(Experiment? experiment = null, string code = "code-1") => SweepStore.Open(Options(experiment, code));

    public SweepStore Read(Experiment? experiment = null, string code = "code-1") => SweepStore.Read(Options(experiment, code));

    public static Trial Trial(int k) => new((UInt128)k, Value.Object(("K", Value.Of(k)), ("Metric", Value.Of("Euclidean"))));

    public static UInt128 Key(Trial trial, int runId = 0) => Identity.KeyOf("Sample", trial.Canonical, 7, runId);

    public static Value Scores(double accuracy) => Value.Object(("Accuracy", Value.Of(accuracy)), ("fit_time", Value.Of(0.25)));

    public static Outcome Completed(Value scores) => new()
    {
        Status = AttemptStatus.Completed,
        Scores = scores,
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(1.5),
        Worker = "host/1",
    };

    public static Outcome Failed(string error) => Completed(Value.Object()) with { Status = AttemptStatus.Failed, Error = error, ExitCode = 3 };

    /// <summary>Runs one attempt of a repetition.</summary>
    public static Attempt Run(SweepStore store, Trial trial, int runId, int asked, Outcome outcome)
    {
        var attempt = store.NextAttempt(trial, runId, asked);
        store.Started(trial, attempt);
        store.Ended(trial, attempt, outcome);
        return attempt;
    }

    /// <summary>Runs all repetitions of a trial.</summary>
    public static void RunAll(SweepStore store, Trial trial, int asked = 1)
    {
        for (var runId = 0; runId < asked; runId++)
        {
            Run(store, trial, runId, asked, Completed(Scores(0.1 * (int)trial.Id + runId)));
        }
        store.TrialEnded(trial, asked);
    }

    public string[] ResultLines() => File.ReadAllLines(Results);

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }
}

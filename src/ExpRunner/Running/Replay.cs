using ExpRunner.Commands;
using ExpRunner.Execution;
using ExpRunner.Executors.Single;
using ExpRunner.Results;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Running;

/// <summary>Repeats one repetition from its config.json, in this process; nothing is recorded.</summary>
internal sealed class Replay
{
    private readonly Experiment _experiment;
    private readonly Attempt _attempt;
    private readonly string _why;

    private Replay(RecordedConfig file, Experiment experiment, Value config)
    {
        File = file;
        _experiment = experiment;
        var canonical = config.ToCanonicalJson();
        _attempt = new Attempt
        {
            Experiment = experiment.Name,
            ExperimentId = file.ExperimentId,
            RunId = file.RunId,
            Needed = file.Needed,
            Number = 1,
            Config = config,
            Key = Identity.KeyOf(experiment.Name, canonical, file.Seed, file.RunId),
            Seed = Identity.SeedOf(canonical, file.Seed, file.RunId),
            SharedSeed = Identity.SharedSeedOf(file.Seed, file.RunId),
            OutPath = Path.Combine(Path.GetTempPath(), "exprun-replay-" + Guid.NewGuid().ToString("N")[..12]),
        };
        Recorded = RecordedOutcome.Find(file.Path, experiment, file.Seed, _attempt.Key, out _why);
    }

    /// <summary>What is repeated.</summary>
    public RecordedConfig File { get; }

    /// <summary>The config as today's class reads it.</summary>
    public Value Config => _attempt.Config;

    /// <summary>What it gave then; null: nothing is known of it.</summary>
    public RecordedOutcome? Recorded { get; }

    /// <summary>Why nothing is known of it.</summary>
    public string WhyUnknown => _why;

    /// <summary>The identity of today's code.</summary>
    public string CodeIdentity => _experiment.CodeIdentity;

    /// <summary>Where its files go: a scratch folder, so that recorded artifacts stay; made when something is written.</summary>
    public string OutPath => _attempt.OutPath;

    /// <summary>Reads what is to be repeated.</summary>
    /// <exception cref="FormatException">The file is none, or is of no experiment of this project, or today's class refuses the config.</exception>
    public static Replay Of(string path)
    {
        var file = RecordedConfig.Read(path);
        var experiment = Find(file);
        try
        {
            var config = experiment.Config is ConfigType type ? type.Normalise(file.Config) : file.Config;
            return new Replay(file, experiment, config);
        }
        catch (ConfigException fault)
        {
            throw new FormatException($"{file.Path}: the class refuses this config today: {fault.Message}", fault);
        }
    }

    /// <summary>Runs it; what it prints is shown on standard error and kept in <see cref="OutPath"/>.</summary>
    public async Task<Outcome> RunAsync(CancellationToken cancel)
    {
        using var output = new ConsoleCapture(tee: true, new SweepOptions().MaxLog);
        await using var executor = new SingleExecutor(new SingleOptions
        {
            Find = _ => _experiment,
            Worker = $"{Environment.MachineName}/{Environment.ProcessId}",
            Unstoppable = _ => Environment.Exit(ExitCode.Interrupted),
            Output = output,
        });
        Outcome? outcome = null;
        await executor.StartAsync(cancel).ConfigureAwait(false);
        await executor.RunAsync(executor.Slots[0], [_attempt], new AttemptObserver((_, ended) => outcome = ended), cancel).ConfigureAwait(false);
        return outcome ?? EndedOutcomes.Of(AttemptStatus.Cancelled, "the replay was interrupted", TimeProvider.System, TimeSpan.Zero, "");
    }

    private static Experiment Find(RecordedConfig file)
    {
        try
        {
            return ExperimentRegistry.Find(file.Experiment) ?? throw new FormatException(
                $"{file.Path}: this project has no experiment '{file.Experiment}'.{NearNames.Hint(file.Experiment, ExperimentRegistry.Names)} It has: {string.Join(", ", ExperimentRegistry.Names)}.");
        }
        catch (Exception fault) when (fault is not FormatException)
        {
            throw new FormatException(UserFault.Describe(file.Experiment, fault), fault);
        }
    }
}

using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner;

/// <summary>A repetition that completed before this one, because its list says so with <see cref="AfterAttribute"/>.</summary>
/// <typeparam name="TScores">What the experiment's last phase returns.</typeparam>
public sealed class PreviousTrial<TScores>
{
    private readonly Value _config;
    private readonly object? _instance;

    internal PreviousTrial(NeededTrial needed)
    {
        (ExperimentId, OutPath, _config) = (needed.Id, needed.OutPath, needed.Config);
        Scores = RecordedScores.Read<TScores>(needed.Scores);
    }

    internal PreviousTrial(UInt128 id, string outPath, TScores scores, object? config)
        => (ExperimentId, OutPath, Scores, _config, _instance) = (id, outPath, scores, Value.Object(), config);

    /// <summary>The number of the trial.</summary>
    public UInt128 ExperimentId { get; }

    /// <summary>The folder of its repetition with the same <see cref="TrialContext.RunId"/>; it exists where something was written into it.</summary>
    public string OutPath { get; }

    /// <summary>The scores of that repetition.</summary>
    public TScores Scores { get; }

    /// <summary>Its config.</summary>
    /// <typeparam name="T">The experiment.</typeparam>
    public T Config<T>()
        where T : IExperiment<T>
        => _instance is T given ? given : T.Definition.Read(_config);
}

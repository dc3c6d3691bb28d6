using System.ComponentModel;
using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>What the source generator adds to a class with <see cref="ExperimentAttribute"/>.</summary>
public interface IExperiment<TSelf>
    where TSelf : IExperiment<TSelf>
{
    /// <summary>The experiment as the runtime sees it: name, config, search space, chain.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract Experiment<TSelf> Definition { get; }
}

namespace ExpRunner.Sweeps;

/// <summary>The experiments that a sweep chooses from.</summary>
internal interface IExperimentSource
{
    /// <summary>Their names, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The experiment of that name; null if there is none.</summary>
    Experiment? Find(string name);
}

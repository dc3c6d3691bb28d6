namespace ExpRunner.Sweeps;

/// <summary>The experiments that a sweep chooses from.</summary>
internal interface IExperimentSource
{
    /// <summary>Their names, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>What is wrong with what they were read from. Then some may be missing, and of the others names alone can be relied on.</summary>
    IReadOnlyList<string> Problems => [];

    /// <summary>The experiment of that name; null if there is none.</summary>
    Experiment? Find(string name);
}

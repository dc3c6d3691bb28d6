namespace ExpRunner.Sweeps;

/// <summary>Experiments that are at hand, such as those of sweep files.</summary>
internal sealed class GivenExperiments(params IReadOnlyList<Experiment> experiments) : IExperimentSource
{
    public IReadOnlyList<string> Names { get; } = [.. experiments.Select(experiment => experiment.Name)];

    public IReadOnlyList<string> Problems { get; init; } = [];

    public Experiment? Find(string name) => experiments.FirstOrDefault(experiment => experiment.Name == name);
}

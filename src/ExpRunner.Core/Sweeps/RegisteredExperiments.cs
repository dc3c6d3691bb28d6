namespace ExpRunner.Sweeps;

/// <summary>The experiment classes of the loaded assemblies.</summary>
internal sealed class RegisteredExperiments : IExperimentSource
{
    private RegisteredExperiments()
    {
    }

    public static RegisteredExperiments Instance { get; } = new();

    public IReadOnlyList<string> Names => ExperimentRegistry.Names;

    public Experiment? Find(string name) => ExperimentRegistry.Find(name);
}

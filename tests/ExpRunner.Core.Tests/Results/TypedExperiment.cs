using ExpRunner.Spaces;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Results;

/// <summary>What generated code looks like to the results.</summary>
public sealed class TypedExperiment : IExperiment<TypedExperiment>
{
    public int K { get; init; } = 3;

    public string? Metric { get; init; } = "Manhattan";

    public static Experiment<TypedExperiment> Definition { get; } = new(
        "Sample",
        1,
        new ObjectType<TypedExperiment>(
            nameof(TypedExperiment),
            () => new TypedExperiment(),
            (config, values) => new TypedExperiment { K = values.Get(0, config.K), Metric = values.Get(1, config.Metric) },
            new Field<TypedExperiment, int>("K", ConfigTypes.Int32, config => config.K),
            new Field<TypedExperiment, string?>("Metric", ConfigTypes.String, config => config.Metric)),
        (_, _, _) => ValueTask.CompletedTask);
}

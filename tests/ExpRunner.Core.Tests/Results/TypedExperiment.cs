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
            (config, values) => new TypedExperiment { K = values.Pass(0, config.K), Metric = values.Pass(1, config.Metric) },
            ConfigTypes.Int32.Field("K"),
            ConfigTypes.String.Field("Metric")),
        (_, _, _) => ValueTask.CompletedTask);
}

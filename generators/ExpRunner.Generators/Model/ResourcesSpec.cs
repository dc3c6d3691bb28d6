namespace ExpRunner.Generators.Model;

/// <summary>What an experiment says it needs; null where a part is left out.</summary>
/// <param name="Cpus">Processors.</param>
/// <param name="Gpus">Graphics processors.</param>
/// <param name="Memory">Memory, as it is written.</param>
/// <param name="Tags">What the machine must have.</param>
internal sealed record ResourcesSpec(double? Cpus, int? Gpus, string? Memory, EquatableArray<string> Tags);

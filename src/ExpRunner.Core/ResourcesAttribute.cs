using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>
/// What each attempt of an experiment needs while it runs: <c>[Resources(Cpus = 2, Gpus = 1, Memory = "4g", Tags = ["big"])]</c>. As many attempts run at once
/// as fit into what the machine gives (<c>--slots</c>, <c>--tags</c>); an experiment that does not fit once is an error before anything runs.
/// </summary>
/// <remarks>
/// This is counted, not enforced: a trial is free to start more threads than <see cref="Cpus"/>, and <c>--memory</c> is what ends one that takes too much.
/// It is no part of a config: other resources do not make other results.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ResourcesAttribute : Attribute
{
    /// <summary>Processors, at least 0.001; 0.5 lets two attempts share one.</summary>
    public double Cpus { get; set; } = 1;

    /// <summary>Graphics processors, each for one attempt alone; their ids are in <c>CUDA_VISIBLE_DEVICES</c> of its worker process.</summary>
    public int Gpus { get; set; }

    /// <summary>Memory, as <c>500m</c> or <c>4g</c>; null: not counted.</summary>
    public string? Memory { get; set; }

    /// <summary>What the machine must have, in words that <c>--tags</c> says of it.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>What is counted.</summary>
    internal Needs ToNeeds() => new() { Cpus = Cpus, Gpus = Gpus, Memory = Memory is null ? 0 : SizeText.Parse(Memory), Tags = Tags };
}

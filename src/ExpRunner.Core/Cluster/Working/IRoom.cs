using System.Diagnostics.CodeAnalysis;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>What a machine has for attempts, shared by all sweeps on it. Safe for several threads.</summary>
internal interface IRoom
{
    /// <summary>Takes room for one attempt at a time; false: there is none now.</summary>
    /// <param name="needs">What the attempt needs.</param>
    /// <param name="share">What was taken; disposing it gives it back.</param>
    bool TryTake(Needs needs, [NotNullWhen(true)] out IDisposable? share);
}

using System.Diagnostics.CodeAnalysis;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Where new work comes from. It is asked by one thread at a time.</summary>
internal interface IWorkSource : IDisposable
{
    /// <summary>Takes the next repetition that may start now.</summary>
    /// <param name="next">It.</param>
    /// <returns>False: none may start now; more may come unless the source <see cref="IsExhausted"/>.</returns>
    bool TryTake([NotNullWhen(true)] out Repetition? next);

    /// <summary>Whether nothing more will come, whatever still ends; known only once <see cref="TryTake"/> has found nothing.</summary>
    bool IsExhausted { get; }

    /// <summary>Called, from any thread, when <see cref="TryTake"/> may give something now that it did not give before.</summary>
    Action? Woken { set; }

    /// <summary>A repetition that was taken ended for good.</summary>
    void Ended(Repetition repetition, Outcome outcome);
}

using ExpRunner.Values;

namespace ExpRunner.Programs;

/// <summary>A key that sets several parameters at once.</summary>
/// <param name="Name">The key.</param>
/// <param name="Parameters">The names it sets, the same in each case.</param>
/// <param name="Cases">By name, in order, the values of <paramref name="Parameters"/>.</param>
internal sealed record GroupSpec(string Name, IReadOnlyList<string> Parameters, IReadOnlyList<(string Name, Value[] Values)> Cases);

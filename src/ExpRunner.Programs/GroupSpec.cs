using ExpRunner.Values;

namespace ExpRunner.Programs;

/// <summary>A key that sets several parameters at once.</summary>
/// <param name="Name">The key.</param>
/// <param name="Parameters">The names it sets, the same in each case.</param>
/// <param name="Cases">By name, in order, the values of <paramref name="Parameters"/>.</param>
internal sealed record GroupSpec(string Name, IReadOnlyList<string> Parameters, IReadOnlyList<(string Name, Value[] Values)> Cases)
{
    /// <summary>The first case whose values a config has; null: it has those of none.</summary>
    public string? CaseOf(Value config) => Cases.FirstOrDefault(entry => Has(config, entry.Values)).Name;

    private bool Has(Value config, Value[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!config.TryGet(Parameters[i], out var value) || value != values[i])
            {
                return false;
            }
        }
        return true;
    }
}

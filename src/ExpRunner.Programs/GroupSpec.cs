using ExpRunner.Values;

namespace ExpRunner.Programs;

/// <summary>A key that sets several parameters at once.</summary>
/// <param name="Name">The key.</param>
/// <param name="Parameters">The names it sets, the same in each case.</param>
/// <param name="Cases">By name, in order, the values of <paramref name="Parameters"/>.</param>
internal sealed record GroupSpec(string Name, IReadOnlyList<string> Parameters, IReadOnlyList<(string Name, Value[] Values)> Cases)
{
    /// <summary>The first case whose values a config has; null: it has those of none.</summary>
    public string? CaseOf(Value config) => CaseOf(name => config.TryGet(name, out var value) ? value : null);

    /// <summary>The same of a config whose values are looked up.</summary>
    public string? CaseOf(Func<string, Value?> lookup) => Cases.FirstOrDefault(entry => Has(lookup, entry.Values)).Name;

    private bool Has(Func<string, Value?> lookup, Value[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (lookup(Parameters[i]) is not { } value || value != values[i])
            {
                return false;
            }
        }
        return true;
    }
}

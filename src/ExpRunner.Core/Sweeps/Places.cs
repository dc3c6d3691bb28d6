using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>All that an experiment is swept over, asked for or not, by places: trials need each other by these.</summary>
/// <param name="spaces">Its lists and spaces.</param>
/// <param name="stages">The stages of its repetitions.</param>
/// <param name="configsOf">The configs of a list.</param>
/// <param name="withSettings">A space with what <c>--set</c> says.</param>
internal sealed class Places(IReadOnlyList<NamedSpace> spaces, IReadOnlyList<string> stages, Func<NamedSpace, IReadOnlyList<Value>> configsOf, Func<SearchSpace, SearchSpace> withSettings)
{
    /// <summary>Of larger spaces the elements are not looked at: what they need is of the list or the space before them.</summary>
    private const int MostLookedAt = 1_000_000;

    private readonly Dictionary<int, SearchSpace> _set = [];

    private readonly record struct Listed(int Space, UInt128 Element, int LastStage);

    private Dictionary<Value, Listed> Known => field ??= Look();

    /// <summary>The first place of each config of lists and of spaces whose elements need others. Of equal configs the first counts, with what it needs.</summary>
    public IEnumerable<(int Space, UInt128 Element)> Firsts => Known.Values.Select(listed => (listed.Space, listed.Element));

    /// <summary>How people name a place.</summary>
    public string NameOf((int Space, UInt128 Element) place) => FormattableString.Invariant($"{spaces[place.Space].Name ?? "the space"}[{place.Element}]");

    /// <summary>The config at a place, and how it comes about where it is pending.</summary>
    public (Value Config, IPendingConfig? Pending) At(Dependency needed)
    {
        var space = spaces[needed.Space];
        return space.Configs is null ? (Set(needed.Space).At(needed.Element), null) : (configsOf(space)[(int)needed.Element], space.PendingOf?.Invoke(needed.Element));
    }

    /// <summary>The first place that has the config of another.</summary>
    public (int Space, UInt128 Element) FirstOf(Dependency needed)
        => Known.TryGetValue(At(needed).Config, out var first) ? (first.Space, first.Element) : (needed.Space, needed.Element);

    /// <summary>What a place needs.</summary>
    public IReadOnlyList<Dependency> NeedsAt((int Space, UInt128 Element) place) => spaces[place.Space].DependenciesOf?.Invoke(place.Element) ?? [];

    /// <summary>What a config needs, as it is written; null: no list has it.</summary>
    public IReadOnlyList<Dependency>? NeedsOf(Value config) => Known.TryGetValue(config, out var first) ? NeedsAt((first.Space, first.Element)) : null;

    /// <summary>The number of the last stage that a config goes through, as it is written, whatever is asked for now.</summary>
    public int LastStageOf(Value config)
    {
        var last = Known.TryGetValue(config, out var listed) ? listed.LastStage : -1;
        for (var number = 0; number < spaces.Count && last < stages.Count - 1; number++)
        {
            if (!IsLookedAt(number) && Set(number).TryIndexOf(config, out _) && spaces[number].Holds?.Invoke(config) is not false)
            {
                last = Math.Max(last, LastStageOf(spaces[number]));
            }
        }
        return last < 0 ? stages.Count - 1 : last;
    }

    private int LastStageOf(NamedSpace space)
    {
        var last = stages.Count - 1;
        while (last >= 0 && space.Stages?.Contains(stages[last]) == false)
        {
            last--;
        }
        return last;
    }

    private Dictionary<Value, Listed> Look()
    {
        var known = new Dictionary<Value, Listed>(ValueIdentity.Comparer);
        for (var number = 0; number < spaces.Count; number++)
        {
            var (count, last) = (IsLookedAt(number) ? CountOf(number) : 0, LastStageOf(spaces[number]));
            for (UInt128 element = 0; element < count; element++)
            {
                var config = At(new Dependency(number, element, default)).Config;
                if (!known.TryAdd(config, new(number, element, last)) && known[config].LastStage < last)
                {
                    known[config] = known[config] with { LastStage = last };
                }
            }
        }
        return known;
    }

    private bool IsLookedAt(int number) => (spaces[number].Configs is not null || spaces[number].DependenciesOf is not null) && CountOf(number) <= MostLookedAt;

    private UInt128 CountOf(int number) => spaces[number].Configs is null ? Set(number).Count ?? UInt128.MaxValue : (UInt128)configsOf(spaces[number]).Count;

    private SearchSpace Set(int number) => _set.TryGetValue(number, out var space) ? space : _set[number] = withSettings(spaces[number].Space);
}

using System.Globalization;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Finds, before anything runs, trials of an experiment that need each other.</summary>
internal sealed class DependencyCheck
{
    /// <summary>Of larger spaces the elements are not looked at: what they need is of the list or the space before them.</summary>
    private const int MostLookedAt = 1_000_000;

    private enum State : byte
    {
        OnTheWay = 1,
        Done,
    }

    private readonly IReadOnlyList<NamedSpace> _spaces;
    private readonly Func<Dependency, (Value Config, IPendingConfig? Pending)> _at;
    private readonly Dictionary<Value, (int Space, UInt128 Element)> _first = new(ValueIdentity.Comparer);
    private readonly Dictionary<(int Space, UInt128 Element), State> _states = [];

    private DependencyCheck(IReadOnlyList<NamedSpace> spaces, Func<NamedSpace, UInt128?> countOf, Func<Dependency, (Value Config, IPendingConfig? Pending)> at)
    {
        (_spaces, _at) = (spaces, at);
        for (var space = 0; space < spaces.Count; space++)
        {
            var isLookedAt = spaces[space].Configs is not null || spaces[space].DependenciesOf is not null;
            var count = isLookedAt && countOf(spaces[space]) is { } all && all <= MostLookedAt ? all : 0;
            for (UInt128 element = 0; element < count; element++)
            {
                _first.TryAdd(at(new Dependency(space, element, default)).Config, (space, element));
            }
        }
    }

    /// <summary>The first way round that trials need each other, as people name them; null: there is none.</summary>
    /// <param name="spaces">What an experiment is swept over. Of equal configs the first counts, with what it needs.</param>
    /// <param name="countOf">How many configs a space or list has.</param>
    /// <param name="at">The config at a place.</param>
    public static string? Cycle(IReadOnlyList<NamedSpace> spaces, Func<NamedSpace, UInt128?> countOf, Func<Dependency, (Value Config, IPendingConfig? Pending)> at)
    {
        var check = new DependencyCheck(spaces, countOf, at);
        return check._first.Values.Select(check.CycleFrom).FirstOrDefault(way => way is not null);
    }

    private string NameOf((int Space, UInt128 Element) place) => string.Create(CultureInfo.InvariantCulture, $"{_spaces[place.Space].Name ?? "the space"}[{place.Element}]");

    /// <summary>Goes down by hand, because chains are as long as lists.</summary>
    private string? CycleFrom((int Space, UInt128 Element) start)
    {
        if (_states.ContainsKey(start))
        {
            return null;
        }
        var way = new Stack<((int Space, UInt128 Element) At, IEnumerator<(int Space, UInt128 Element)> Next)>();
        Enter(start);
        while (way.TryPeek(out var top))
        {
            if (!top.Next.MoveNext())
            {
                _states[way.Pop().At] = State.Done;
            }
            else if (!_states.TryGetValue(top.Next.Current, out var state))
            {
                Enter(top.Next.Current);
            }
            else if (state == State.OnTheWay)
            {
                var back = top.Next.Current;
                return string.Join(" needs ", way.Select(step => step.At).TakeWhile(at => at != back).Append(back).Reverse().Append(back).Select(NameOf));
            }
        }
        return null;

        void Enter((int Space, UInt128 Element) at)
        {
            _states[at] = State.OnTheWay;
            way.Push((at, NeededBy(at).GetEnumerator()));
        }
    }

    /// <summary>What a place needs. A config that is listed again further on is the same trial, and does not wait for itself.</summary>
    private IEnumerable<(int Space, UInt128 Element)> NeededBy((int Space, UInt128 Element) at)
    {
        foreach (var needed in _spaces[at.Space].DependenciesOf?.Invoke(at.Element) ?? [])
        {
            var place = (needed.Space, needed.Element);
            var first = _first.GetValueOrDefault(_at(needed).Config, place);
            if (first != at || place == at)
            {
                yield return first;
            }
        }
    }
}

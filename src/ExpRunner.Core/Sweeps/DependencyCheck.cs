namespace ExpRunner.Sweeps;

/// <summary>Finds, before anything runs, trials of an experiment that need each other.</summary>
internal sealed class DependencyCheck(Places places)
{
    private enum State : byte
    {
        OnTheWay = 1,
        Done,
    }

    private readonly Dictionary<(int Space, UInt128 Element), State> _states = [];

    /// <summary>The first way round that trials need each other, as people name them; null: there is none.</summary>
    /// <param name="places">What an experiment is swept over.</param>
    public static string? Cycle(Places places)
    {
        var check = new DependencyCheck(places);
        return places.Firsts.Select(check.CycleFrom).FirstOrDefault(way => way is not null);
    }

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
                return string.Join(" needs ", way.Select(step => step.At).TakeWhile(at => at != back).Append(back).Reverse().Append(back).Select(places.NameOf));
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
        foreach (var needed in places.NeedsAt(at))
        {
            var first = places.FirstOf(needed);
            if (first != at || (needed.Space, needed.Element) == at)
            {
                yield return first;
            }
        }
    }
}

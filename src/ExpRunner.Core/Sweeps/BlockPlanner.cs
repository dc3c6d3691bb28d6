using ExpRunner.Searching;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Lays out what one experiment is searched over: its grids, its draws or its listed configs.</summary>
internal sealed class BlockPlanner(Experiment experiment, SweepOptions options)
{
    /// <summary>How many draws in a row may be useless before a random search is taken to have found all there is.</summary>
    private const int Patience = 10_000;

    private readonly Dictionary<object, IReadOnlyList<Value>> _configs = [];

    private SearchKind Kind => options.Search
        ?? (experiment.Listed.Count > 0 && experiment.Sweeps.Count == 0 && experiment.Space.Fields.All(place => !place.IsVaried) ? SearchKind.Listed : SearchKind.Grid);

    /// <summary>The blocks, in order; none where there are problems.</summary>
    /// <param name="problems">Takes what is wrong with names and settings, all of it.</param>
    /// <exception cref="SweepException">The options do not fit the experiment.</exception>
    /// <exception cref="ConfigException">A field, value or range does not fit.</exception>
    public IReadOnlyList<PlannedBlock> Plan(ICollection<string> problems)
    {
        if (!Check(problems))
        {
            return [];
        }
        CheckDependencies();
        var blocks = Kind switch
        {
            SearchKind.Listed => [.. Lists().Select(Listed)],
            SearchKind.Random => [.. Spaces().Select(Random)],
            _ => Spaces().Select(space => space.Configs is null ? Grid(space) : Listed(space)).ToArray(),
        };
        return blocks.Length > 0 ? blocks : throw new SweepException($"{experiment.Name} lists no configs. Write a static method with [Configs], or use --search grid.");
    }

    /// <summary>Whether the names and settings fit.</summary>
    /// <param name="problems">Takes all that do not.</param>
    public bool Check(ICollection<string> problems) => CheckNames(problems) & CheckSettings(problems);

    private bool CheckNames(ICollection<string> problems)
    {
        string[] known = [.. experiment.SpaceNames.OfType<string>(), .. experiment.Listed.Select(list => list.Name)];
        string[] unknown = [.. options.Sweeps.Where(name => !known.Contains(name))];
        foreach (var name in unknown)
        {
            problems.Add(known.Length == 0
                ? $"--sweep {name}: {experiment.Name} has no named grids or lists. [Sweep] methods make grids, [Configs] methods make lists."
                : $"--sweep {name}: {experiment.Name} has no grid or list of that name.{NearNames.Hint(name, known)} It has: {string.Join(", ", known)}.");
        }
        return unknown.Length == 0;
    }

    /// <summary>Whether every <c>--set</c> fits the whole space; each that does not is named.</summary>
    private bool CheckSettings(ICollection<string> problems)
    {
        var (space, fits) = (experiment.Space, true);
        foreach (var assignment in options.Set)
        {
            var found = new List<string>();
            space = space.SetAll([assignment], found);
            found.ForEach(problem => problems.Add($"--set {assignment}: {experiment.Name}: {problem}"));
            fits &= found.Count == 0;
        }
        return fits;
    }

    /// <summary>All that it can be swept over: what methods list, then its spaces.</summary>
    private IReadOnlyList<NamedSpace> All => field ??=
    [
        .. experiment.Listed.Select((list, number) => new NamedSpace(list.Name, experiment.Space)
        {
            Configs = _ => [.. list.Configs.Select(WithSettings)],
            DependenciesOf = experiment.DependenciesOf(number),
        }),
        .. experiment.Spaces,
    ];

    /// <summary>The spaces asked for; named grids, or all there are.</summary>
    private IEnumerable<NamedSpace> Spaces()
        => All.Skip(experiment.Listed.Count).Where(space => IsAskedFor(space.Name)).Select(space => space.Configs is null ? space with { Space = WithSettings(space.Space) } : space);

    /// <summary>The lists asked for: those of methods, and sweeps whose configs are a list.</summary>
    private IEnumerable<NamedSpace> Lists() => All.Where(space => space.Configs is not null && IsAskedFor(space.Name));

    private IReadOnlyList<Value> ConfigsOf(NamedSpace list)
    {
        if (!_configs.TryGetValue(list.Configs!, out var configs))
        {
            _configs[list.Configs!] = configs = list.Configs!(options.Set);
        }
        return configs;
    }

    /// <summary>All that it can be swept over, by places.</summary>
    public Places Places => field ??= new(All, experiment.Stages, ConfigsOf, WithSettings);

    private void CheckDependencies()
    {
        if (All.All(space => space.DependenciesOf is null))
        {
            return;
        }
        if (options.Shard is not null)
        {
            throw new SweepException($"--shard {options.Shard}: trials of {experiment.Name} need others, which may be in other parts. Leave --shard out; several runners may share one folder instead.");
        }
        if (DependencyCheck.Cycle(Places) is { } way)
        {
            throw new SweepException($"{experiment.Name}: trials need each other, so that none of them can be the first: {way}. Let one of them need nothing of the others.");
        }
    }

    /// <summary>The whole space has no name that it could be asked for by, and is left out only where a grid is.</summary>
    private bool IsAskedFor(string? name)
        => options.Sweeps.Count == 0 || (name is null ? experiment.Spaces.All(space => space.Name is null) : options.Sweeps.Contains(name));

    /// <summary>Whether a config exists, as constraints and the space's own condition have it; null: all do.</summary>
    /// <remarks>Of equal configs that expressions give, the one with the first number exists.</remarks>
    private Func<Proposal, bool>? Exists(Func<Value, bool>? holds, SearchSpace space, IBlockMembership membership)
    {
        var exists = Exists(holds);
        if (space.Root is ComputedDomain { MayRepeat: true, IsContinuous: false } && membership is not ListedMembership)
        {
            return proposal => membership.TryIndexOf(proposal.Config, out var first) && first == proposal.Id && exists?.Invoke(proposal.Config) is not false;
        }
        return exists is null ? null : proposal => exists(proposal.Config);
    }

    private Func<Value, bool>? Exists(Func<Value, bool>? holds) => (experiment.HasConstraints, holds) switch
    {
        (false, _) => holds,
        (true, null) => config => experiment.BrokenConstraint(config) is null,
        (true, _) => config => experiment.BrokenConstraint(config) is null && holds(config),
    };

    private SearchSpace WithSettings(SearchSpace space)
    {
        var problems = new List<string>();
        var set = space.SetAll(options.Set, problems);
        problems.AddRange(set.Problems());
        problems.AddRange(options.Set.Count == 0 ? [] : set.FormulaProblems());
        return problems.Count == 0 ? set : throw new SweepException([.. problems.Select(problem => $"{experiment.Name}: {problem}")]);
    }

    private PlannedBlock Grid(NamedSpace named)
    {
        var space = named.Space;
        var membership = new BlockMembership.GridMembership(space);
        var exists = Exists(named.Holds, space, membership);
        var count = space.Count ?? throw new SweepException([.. space.GridProblems().Select(problem => $"{experiment.Name}: {problem}")]);
        var block = new Block { Kind = SearchKind.Grid, Name = named.Name, Space = space.ToJson(), Size = count };
        return new PlannedBlock(block, membership, () => Limited(new GridSearch(space, order: Order(count)), exists))
        {
            DependenciesOf = named.DependenciesOf,
            From = options.Trials is null && options.Order != TrialOrder.Shuffle ? start => Limited(new GridSearch(space, start), exists) : null,
            Holds = named.Holds,
            Stages = named.Stages,
            Count = Smaller(count, options.Trials),
            IsFoundByWalk = options.Trials < count,
            Warnings = space.Warnings,
        };
    }

    private static IEnumerable<int> PendingOf(NamedSpace list, int[] places)
        => list.PendingOf is { } pending ? Enumerable.Range(0, places.Length).Where(i => pending((UInt128)places[i]) is not null) : [];

    private PlannedBlock Listed(NamedSpace named)
    {
        var name = named.Name ?? "a sweep without a name";
        var configs = ConfigsOf(named);
        var seen = new HashSet<Value>(ValueIdentity.Comparer);
        int[] places = [.. Enumerable.Range(0, configs.Count).Where(place => seen.Add(configs[place]))];
        var distinct = Array.ConvertAll(places, place => configs[place]);
        var count = (UInt128)distinct.Length;
        if (count == 0)
        {
            throw new SweepException($"{experiment.Name}: {name} lists no configs.");
        }
        var block = new Block { Kind = SearchKind.Listed, Name = named.Name, Configs = distinct, Size = count, Pending = [.. PendingOf(named, places)] };
        var membership = new ListedMembership(distinct);
        var exists = Exists(named.Holds, named.Space, membership);
        return new PlannedBlock(block, membership, () => Limited(new ListedSearch(distinct, order: Order(count)), exists))
        {
            Holds = named.Holds,
            Stages = named.Stages,
            DependenciesOf = named.DependenciesOf is { } needs ? element => needs((UInt128)places[(int)element]) : null,
            PendingOf = named.PendingOf is { } pending ? element => pending((UInt128)places[(int)element]) : null,
            Count = Smaller(count, options.Trials),
            IsFoundByWalk = options.Trials < count,
            Warnings = distinct.Length < configs.Count ? [$"{name} lists {configs.Count - distinct.Length} configs twice; each runs once."] : [],
        };
    }

    /// <summary>A listed config with what <c>--set</c> says instead of its own values.</summary>
    private Value WithSettings(Value config)
    {
        var space = WithSettings(new SearchSpace(Domain.Fixed(config), experiment.Config));
        return space.Count == 1 ? space.At(0) : throw new SweepException("--set with several values varies a field, which listed configs do not: give one value, or use --search grid.");
    }

    private PlannedBlock Random(NamedSpace named)
    {
        if (named.Configs is not null)
        {
            throw new SweepException($"--search random: {experiment.Name}: {named.Name ?? "a sweep without a name"} is a list of configs, each made from those before it, so that none can be drawn. Leave --search out, or name other sweeps with --sweep.");
        }
        var space = named.Space;
        var membership = new BlockMembership.RandomMembership(space, options.Seed);
        var exists = Exists(named.Holds, space, membership);
        var wanted = options.Trials ?? throw new SweepException("Random search needs the number of trials: add --trials N.");
        var warnings = space.Warnings.ToList();
        var search = new RandomSearch(space, options.Seed);
        var (draws, found) = space.Root.IsContinuous || exists is not null ? CountDraws(search, wanted, exists) : Twice(Smaller(wanted, search.Total));
        if (found < wanted)
        {
            warnings.Add($"{experiment.Name} has {(space.Root.IsContinuous ? "not found more than " : "only ")}{found} different configs: --trials {wanted} cannot be reached.");
        }
        var block = new Block { Kind = SearchKind.Random, Name = named.Name, Space = space.ToJson(), Size = draws, Seed = options.Seed };
        return new PlannedBlock(block, membership, () => Distinct(new RandomSearch(space, options.Seed), exists).Take(found))
        {
            Holds = named.Holds,
            Stages = named.Stages,
            Count = found,
            IsFoundByWalk = space.Root.IsContinuous,
            Warnings = warnings,
        };
    }

    /// <summary>How many draws it takes until so many different configs that keep the constraints were found, and how many were.</summary>
    private (UInt128 Draws, UInt128 Found) CountDraws(RandomSearch search, UInt128 wanted, Func<Proposal, bool>? exists)
    {
        var distinct = Distinct(search, exists);
        var (draws, found) = (UInt128.Zero, UInt128.Zero);
        while (found < wanted && distinct.TryAsk(out var proposal))
        {
            draws = proposal.Id + 1;
            found++;
        }
        return (draws, found);
    }

    /// <summary>Draws from continuous ranges may repeat; those from choices cannot.</summary>
    private static Search Distinct(RandomSearch search, Func<Proposal, bool>? exists)
    {
        Search draws = search.Total is null ? new DistinctSearch(search, Patience) : search;
        return exists is null ? draws : draws.WhereProposal(exists);
    }

    private Search Limited(Search search, Func<Proposal, bool>? exists)
    {
        var existing = exists is null ? search : search.WhereProposal(exists);
        return options.Trials is { } most ? existing.Take(most) : existing;
    }

    private ShuffledOrder? Order(UInt128 count) => options.Order == TrialOrder.Shuffle && count > 0 ? new ShuffledOrder(count, options.Seed) : null;

    private static (UInt128, UInt128) Twice(UInt128 count) => (count, count);

    private static UInt128 Smaller(UInt128 count, UInt128? limit) => limit < count ? limit.Value : count;
}

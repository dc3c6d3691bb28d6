using ExpRunner.Expressions;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Turns options into plans and finds everything that is wrong before anything runs.</summary>
internal sealed class SweepPlanner
{
    private readonly SweepOptions _options;
    private readonly List<string> _problems;

    private readonly IExperimentSource _experiments;
    private IdSelection? _repetitions;

    private SweepPlanner(SweepOptions options, IExperimentSource experiments, IEnumerable<string> problems)
        => (_options, _experiments, _problems) = (options, experiments, [.. experiments.Problems, .. problems]);

    /// <summary>Whether experiments are wrong themselves, so that only what names them and their parts can be judged.</summary>
    private bool AreWrong => _experiments.Problems.Count > 0;

    /// <summary>Plans every experiment asked for.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="experiments">What is chosen from; null: the experiment classes of the loaded assemblies.</param>
    /// <param name="problems">What others found wrong with it.</param>
    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    public static IReadOnlyList<SweepPlan> Plan(SweepOptions options, IExperimentSource? experiments = null, params IReadOnlyCollection<string> problems)
        => new SweepPlanner(options, experiments ?? RegisteredExperiments.Instance, problems).Plan();

    private IReadOnlyList<SweepPlan> Plan()
    {
        CheckNumbers();
        var experiments = Choose();
        var known = AreWrong ? null : _experiments.Names;
        var pick = _options.Pick is { } text ? Try(() => IdSelection.Parse("--pick", text, known)) : null;
        _repetitions = _options.PickRepetitions is { } some ? Try(() => IdSelection.Parse("--filter-tasks", some, known)) : null;
        var plans = experiments.Select(experiment => Try(() => PlanOne(experiment, pick), experiment.Name)).OfType<SweepPlan>().ToList();
        return _problems.Count == 0 ? plans : throw new SweepException([.. _problems.Distinct()]);
    }

    private void CheckNumbers()
    {
        Require(_options.Repetitions is null or > 0, "--repetitions: at least 1.");
        Require(_options.MaxTries > 0, "--max-tries: at least 1.");
        Require(_options.Workers is null or > 0, "--workers: at least 1.");
        Require(_options.MaxFailures is null or > 0, "--max-failures: at least 1.");
        Require(_options.Trials is null || _options.Trials > 0, "--trials: at least 1.");
        Require(_options.Timeout is null || _options.Timeout > TimeSpan.Zero, "--timeout: longer than zero.");
        Require(_options.IdleTimeout is null || _options.IdleTimeout > TimeSpan.Zero, "--idle-timeout: longer than zero.");
        Require(_options.Lease >= TimeSpan.FromMilliseconds(100), "--lease: at least 100 ms.");
        Require(_options.MaxLog is null or > 0, "--max-log: above zero.");
        Require(_options.Shard is not { IsValid: false }, $"--shard {_options.Shard}: there is no such part; parts count from 1.");
        Require(!string.IsNullOrWhiteSpace(_options.Out), "--out: name a folder.");
    }

    private List<Experiment> Choose()
    {
        var known = _experiments.Names;
        Require(known.Count > 0 || AreWrong, "There is no experiment. Write a partial class with [Experiment] and a Fit method.");
        var chosen = new List<Experiment>();
        foreach (var name in _options.Experiments.Count > 0 ? _options.Experiments.Distinct() : known)
        {
            if (Try(() => _experiments.Find(name), name) is { } experiment)
            {
                chosen.Add(experiment);
            }
            else if (!known.Contains(name) && !AreWrong)
            {
                _problems.Add($"There is no experiment '{name}'.{NearNames.Hint(name, known)} There are: {string.Join(", ", known)}.");
            }
        }
        return chosen;
    }

    private SweepPlan? PlanOne(Experiment experiment, IdSelection? pick)
    {
        string[] names = [.. experiment.Space.Fields.Select(field => field.Path)];
        var where = _options.Where is { } text ? Try(() => ParseWhere(text, [.. names, .. experiment.ComputedNames])) : null;
        var label = _options.Label is { } template ? Try(() => new LabelTemplate(template, names)) : null;
        var planner = new BlockPlanner(experiment, _options);
        if (AreWrong)
        {
            _ = CheckStages(experiment) & planner.Check(_problems);
            return null;
        }
        if (!CheckStages(experiment))
        {
            return null;
        }
        var blocks = planner.Plan(_problems);
        return blocks.Count == 0 ? null : new SweepPlan(experiment, _options, blocks, new TrialFilter(experiment, where, pick, _options.Start)) { Label = label, Picked = _repetitions, Places = planner.Places };
    }

    private bool CheckStages(Experiment experiment)
    {
        string[] unknown = [.. _options.Stages.Where(stage => !experiment.Stages.Contains(stage))];
        foreach (var stage in unknown)
        {
            _problems.Add(experiment.Stages.Count == 0
                ? $"--stages {stage}: {experiment.Name} has no stages; programs have them."
                : $"--stages {stage}: {experiment.Name} has no such stage.{NearNames.Hint(stage, experiment.Stages)} It has: {string.Join(", ", experiment.Stages)}.");
        }
        return unknown.Length == 0;
    }

    private static Expression ParseWhere(string text, IReadOnlyCollection<string> names)
    {
        try
        {
            var where = Expression.Parse(text);
            where.Check([.. names, "experiment_id"]);
            return where;
        }
        catch (ExpressionException fault)
        {
            throw new SweepException($"--where: {fault.Message}", fault);
        }
    }

    private void Require(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }

    private T? Try<T>(Func<T?> step, string? experiment = null)
        where T : class
    {
        try
        {
            return step();
        }
        catch (SweepException fault)
        {
            _problems.AddRange(fault.Problems);
        }
        catch (Exception fault) when (fault is ConfigException or ExpressionException)
        {
            _problems.Add(fault.Message);
        }
        catch (Exception fault) when (experiment is not null)
        {
            _problems.Add(UserFault.Describe(experiment, fault));
        }
        return null;
    }
}

// EXPR055 line 11 'AllPrevious<Others>': 'AllPrevious<Others>' reads scores as 'Others', but 'Post' returns 'Scores?'; write 'AllPrevious<Scores>()'
// EXPR055 line 12 'Previous<int>': 'Previous<int>' reads scores as 'int', but 'Post' returns 'Scores?'; write 'Previous<Scores>()'
// EXPR055 line 15 'Previous<Others>': 'Previous<Others>' reads scores as 'Others', but 'Post' returns 'Scores?'; write 'Previous<Scores>()'
// EXPR055 line 29 'Previous<Scores>': 'Previous<Scores>' reads scores as 'Scores', but 'Fit' returns nothing; write 'Previous<object>()' for the folder alone, or return the scores
// EXPR055 line 37 'Previous<(double, double)>': 'Previous<(double, double)>' reads scores as '(double, double)', but 'Fit' returns '(double Loss, int Round)'; write 'Previous<(double Loss, int Round)>()'
// EXPR055 line 45 'Previous<Scores>': 'Previous<Scores>' reads scores as 'Scores', but 'Fit' returns 'IReadOnlyDictionary<string, double>'; write 'Previous<IReadOnlyDictionary<string, double>>()'
// EXPR056 line 53 'Previous<Scores>': 'Previous<Scores>' is always null, because no list of configs of 'Alone' comes behind another; add [After] to its [Configs] method, or remove the call
// EXPR056 line 53 'AllPrevious<Scores>': 'AllPrevious<Scores>' is always empty, because no list of configs of 'Alone' comes behind another; add [After] to its [Configs] method, or remove the call
public sealed record Scores(double Loss);
public sealed record Others(double Loss);

[Experiment]
public partial class Rounds
{
    public int Round { get; init; }

    [Configs, After] public static IEnumerable<Rounds> All() => [new() { Round = 0 }, new() { Round = 1 }];

    public int Pre(TrialContext trial) => trial.Previous<Scores>() is null ? 0 : trial.AllPrevious<Others>().Count;
    public async Task<int> Fit(int before, TrialContext trial) => trial.Previous<int>()?.Scores ?? await Task.FromResult(Round);
    public async Task<Scores?> Post(int fit, TrialContext trial)
    {
        Func<object?> late = () => trial.Previous<Others>();
        var folder = trial.Previous<object>()?.OutPath;
        return await Task.FromResult(late() is null ? Ask<Scores>(trial) : new Scores(folder?.Length ?? fit));
    }

    private static T? Ask<T>(TrialContext trial) where T : class => trial.Previous<T>()?.Scores;
}

[Experiment]
public partial class Silent
{
    public int Round { get; init; }
    [Configs] public static IEnumerable<Silent> First() => [new()];
    [Configs, After(nameof(First))] public static IEnumerable<Silent> Second() => [new() { Round = 1 }];
    public void Fit(TrialContext trial) => Console.Write(trial.Previous<Scores>()?.OutPath + trial.Previous<object>()?.OutPath + Round);
}

[Experiment]
public partial class Named
{
    public int Round { get; init; }
    [Configs, After] public static IEnumerable<Named> All() => [new()];
    public (double Loss, int Round) Fit(TrialContext trial) => (trial.Previous<(double, int)>()?.Scores.Item1 ?? trial.Previous<(double, double)>()!.Scores.Item1, Round);
}

[Experiment]
public partial class Loose
{
    public int Round { get; init; }
    [Configs, After] public static IEnumerable<Loose> All() => [new()];
    public IReadOnlyDictionary<string, double> Fit(TrialContext trial) => trial.Previous<Dictionary<string, double>>()?.Scores ?? new() { ["Round"] = Round + trial.Previous<Scores>()!.Scores.Loss };
}

[Experiment]
public partial class Alone
{
    public int Round { get; init; }
    [Configs] public static IEnumerable<Alone> All() => [new()];
    public Scores Fit(TrialContext trial) => trial.Previous<Scores>()?.Scores ?? new(trial.AllPrevious<Scores>().Count + Round + Other.Previous<Others>());
    private static class Other { public static int Previous<T>() => typeof(T).Name.Length; }
}

[Experiment, ProgramExperiment("train {Round}"), Score("loss", @"loss (\S+)")]
public partial class Program
{
    public int Round { get; init; }
    [Configs, After] public static IEnumerable<Program> All() => [new()];
    public void Pre(TrialContext trial) => Console.Write(trial.Previous<Scores>()?.OutPath);
}

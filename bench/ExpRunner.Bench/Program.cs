using ExpRunner;
using ExpRunner.Bench;
using ExpRunner.Searching;
using ExpRunner.Spaces;

if (args is ["worker"])
{
    return await ExpRunnerHost.RunAsync(args);
}

if (args is ["report-reading", var results])
{
    return ReportReading.Run(results);
}
if (args is ["report", ..])
{
    return ReportBench.Run(args.Length > 1 ? int.Parse(args[1]) : 1_000_000, args.Length > 2 ? int.Parse(args[2]) : 5, Path.Combine(Environment.CurrentDirectory, "bench", "peers"));
}

var trials = args.Length > 0 ? int.Parse(args[0]) : 10_000;
var rounds = args.Length > 1 ? int.Parse(args[1]) : 5;
var folder = Directory.CreateTempSubdirectory("exprun-bench-").FullName;
var number = 0;

async Task Sweep(string backend, int workers, bool configFiles)
{
    var summary = await Experiments.RunAsync(new SweepOptions
    {
        Experiments = [nameof(NoOp)],
        Trials = (UInt128)trials,
        Backend = backend,
        Workers = workers,
        ConfigFiles = configFiles,
        Out = Path.Combine(folder, $"{number++}"),
    });
    if (summary.Experiments[0] is { } done && done.Completed != (UInt128)trials)
    {
        throw new InvalidOperationException($"Only {done.Completed} of {trials} completed: {done.FirstError}");
    }
}

Task Plain()
{
    PlainLoop.Run(trials, Path.Combine(folder, $"{number++}.jsonl"));
    return Task.CompletedTask;
}

Task Draw(SearchSpace space)
{
    var search = new RandomSearch(space, 1);
    for (var i = 0; i < 100 * trials && search.TryAsk(out _); i++)
    {
    }
    return Task.CompletedTask;
}

try
{
    Console.WriteLine($"{trials} trials, {rounds} rounds after one that is not counted; us per trial as median (least - most), and the ratio to the first line.");
    await Measure.CompareAsync("a trial that does nothing, recorded", trials, rounds,
        ("plain loop, one line each", Plain),
        ("single", () => Sweep("single", 1, false)),
        ("pool, 1 worker", () => Sweep("pool", 1, false)),
        ("pool, 2 workers", () => Sweep("pool", 2, false)));
    await Measure.CompareAsync("unique random configs out of 10^7, none kept", 100 * trials, rounds, ("permutation of the index", () => Draw(Experiments.Of<NoOp>().Space)));
}
finally
{
    Directory.Delete(folder, recursive: true);
}
return 0;

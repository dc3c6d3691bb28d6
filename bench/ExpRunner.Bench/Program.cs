using ExpRunner;
using ExpRunner.Bench;
using ExpRunner.Bench.Rows;

if (args is ["worker" or "head" or "run", ..])
{
    return await ExpRunnerHost.RunAsync(args);
}

if (args is ["report-reading", var results])
{
    return ReportReading.Run(results);
}

return await BenchProgram.RunAsync(args,
[
    new("trial", "a trial that does nothing, in process, recorded and flushed", 10_000, TrialRow.RunAsync),
    new("files", "the same with a folder and a config.json for each trial", 10_000, FilesRow.RunAsync),
    new("disk", "the same, every outcome safe from a power cut", 1_000, DiskRow.RunAsync),
    new("pool", "the same in worker processes", 10_000, PoolRow.RunAsync),
    new("lockstep", "the pool alone, a trial at a time, 1 worker", 10_000, LockstepRow.RunAsync),
    new("batches", "the pool alone, trials in batches, 2 workers", 10_000, BatchesRow.RunAsync),
    new("ssh-programs", "programs that do nothing on a node behind ssh on the loopback address, 2 slots", 300, SshProgramsRow.RunAsync),
    new("ssh", "trials in batches on a node behind ssh on the loopback address, 2 workers", 50_000, SshRow.RunAsync),
    new("isolate", "the pool alone, a process for each trial, 2 at a time", 60, IsolateRow.RunAsync),
    new("cluster", "handed out by leases and kept by a coordinator, in this process", 100_000, ClusterRow.RunAsync),
    new("orleans", "the same as processes: a head, two workers, and a driver that records, beside the pool", 200_000, OrleansRow.RunAsync),
    new("programs", "a command that ends at once, 2 at a time", 2_000, ProgramsRow.RunAsync),
    new("command", "a command by itself that prints a line, one after the other", 500, CommandRow.RunAsync),
    new("configs", "different random configs, none kept", 1_000_000, ConfigsRow.RunAsync),
    new("growth", "the cost of a trial and the memory of a sweep as it gets longer", 100_000, GrowthRow.RunAsync),
    new("report", "mean and deviation by group of a file of result lines", 1_000_000, run => ReportBench.RunAsync(run)),
    new("query", "a group-by query over a file of result lines, loaded into SQLite", 1_000_000, QueryRow.RunAsync),
    new("filter", "records of a file of result lines, chosen and sorted", 100_000, FilterRow.RunAsync),
    new("expression", "a condition over a config", 1_000_000, ExpressionRow.RunAsync),
    new("html", "a page of so many trials, three repetitions each", 10_000, HtmlRow.RunAsync),
    new("page", "a page of results in Chromium, from opening it to the first table and plot, of so many trials and a tenth", 100_000, PageRow.RunAsync),
    new("compare", "two results of so many configs, three scores of three repetitions", 10_000, CompareRow.RunAsync),
    new("plot", "figures of a file of result lines as SVG", 10_000, PlotRow.RunAsync),
    new("start", "a verb of the tool over a small folder, from start to end", 20, StartRow.RunAsync),
    new("resume", "a start that finds everything done", 1_000_000, ResumeRow.RunAsync),
]);

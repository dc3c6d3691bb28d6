namespace ExpRunner.Bench.Rows;

/// <summary>What a command costs that ends at once.</summary>
internal static class ProgramsRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Peer.C("C, posix_spawn with a pipe", "spawn", "2"),
        Peer.Shell("xargs -P2 -n1, which keeps nothing", "seq $N | xargs -P2 -n1 /bin/true"),
        Peer.Python("Python, subprocess.run with 2 threads", "commands.py", "2"),
        Peer.Shell("GNU parallel --joblog --results", "seq $N | PARALLEL_HOME=. parallel --will-cite -j2 --joblog log --results results /bin/true > /dev/null"),
        Programs.Of("the executor for programs, 2 slots, logs", slots: 2),
        Programs.Sweep("a sweep, journal and results, no config.json", slots: 2, configFiles: false),
        Programs.Sweep("a sweep, journal, results, config.json", slots: 2, configFiles: true));
}

using ExpRunner.Searching;
using ExpRunner.Spaces;

namespace ExpRunner.Bench.Rows;

/// <summary>Random configs without repetition, from spaces of very different size: cost and memory do not depend on it.</summary>
internal static class ConfigsRow
{
    public static async Task RunAsync(BenchRun run)
    {
        var all = Experiments.Of<Digits>().Space;
        await run.CompareAsync(
            Draw("out of 10^6", Varying(all, 6)),
            Draw("out of 10^18", Varying(all, 18)),
            Draw("out of 10^30", all),
            Peer.Python("scikit-learn ParameterSampler, 10^6, 10,000", "sampler.py", "6"),
            Peer.Python("scikit-learn ParameterSampler, 10^18, 10,000", "sampler.py", "18"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var search = new RandomSearch(all, 1);
        Ask(search, run.Items);
        Console.WriteLine($"  memory kept for {run.Items:N0} configs out of 10^30: {Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before):N0} bytes");
        GC.KeepAlive(search);
    }

    private static Candidate Draw(string name, SearchSpace space) => Candidate.Of(name, (run, _) => Ask(new RandomSearch(space, 1), run.Items));

    private static void Ask(RandomSearch search, int configs)
    {
        for (var i = 0; i < configs && search.TryAsk(out _); i++)
        {
        }
    }

    /// <summary>The space with so many digits left to vary.</summary>
    private static SearchSpace Varying(SearchSpace space, int digits)
    {
        for (var i = digits; i < 30; i++)
        {
            space = space.Fix($"D{i:00}", 0);
        }
        return space;
    }
}

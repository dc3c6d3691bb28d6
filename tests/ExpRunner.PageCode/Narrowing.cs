using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Searching;

namespace ExpRunner.PageCode;

/// <summary>The code of docs/guides/write-a-search.md.</summary>
internal static class Narrowing
{
    public static async Task<double> FindAsync(string folder)
    {
        double low = 0, high = 4;
        for (int round = 0; round < 12; round++)
        {
            double left = low + ((high - low) / 3), right = high - ((high - low) / 3);
            await Experiments.RunAsync(new SweepOptions
            {
                Experiments = [nameof(Bowl)],
                Set = [string.Create(CultureInfo.InvariantCulture, $"X={left},{right}")],
                Out = folder,
            });
            var heights = SweepResults<Bowl>.Load(folder).ToDictionary(row => row.Config.X, row => row.Mean("Height"));
            (low, high) = heights[left] < heights[right] ? (low, right) : (left, high);
        }
        return (low + high) / 2;
    }

    public static async Task<int> PrintAsync()
    {
        double lowest = await FindAsync("results");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the lowest place is near {lowest:0.00}"));

        Search search = new RandomSearch(Experiments.Of<Bowl>().Space, 1, 0);
        search = search.Take(3);
        while (search.TryAsk(out Proposal proposal))
        {
            Console.WriteLine($"{proposal.Id}: {proposal.Config}");
        }
        return 0;
    }
}

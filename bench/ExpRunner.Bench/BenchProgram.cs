using System.Globalization;

namespace ExpRunner.Bench;

/// <summary><c>[rows…] [N] [rounds]</c>: runs the rows that are named, or all of them.</summary>
internal static class BenchProgram
{
    public static async Task<int> RunAsync(string[] args, BenchRow[] rows)
    {
        var numbers = args.Select(Number).OfType<int>().ToArray();
        var names = args.Where(arg => Number(arg) is null).ToArray();
        if (numbers.Length > 2 || names.Except(rows.Select(row => row.Name)).Any())
        {
            Console.Error.WriteLine("Usage: [rows…] [N] [rounds]. The rows:");
            Array.ForEach(rows, row => Console.Error.WriteLine($"  {row.Name,-10} {row.What}, {row.Items:N0} of them"));
            return 2;
        }
        foreach (var row in rows.Where(row => names.Length == 0 || names.Contains(row.Name)))
        {
            using var run = new BenchRun(numbers.Length > 0 ? numbers[0] : row.Items, numbers.Length > 1 ? numbers[1] : 5);
            Console.WriteLine($"{row.Name}: {row.What}; {run.Items:N0} of them, {run.Rounds} rounds after one that is not counted");
            await row.RunAsync(run);
            Console.WriteLine();
        }
        return 0;
    }

    private static int? Number(string arg) => int.TryParse(arg, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
}

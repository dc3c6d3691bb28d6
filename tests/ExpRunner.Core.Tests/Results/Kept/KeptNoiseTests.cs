using System.Runtime.CompilerServices;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Results.Kept;

/// <summary>Whatever becomes of a file's bytes, what the journal still says counts, and nothing but a sentence for people comes of it.</summary>
public sealed class KeptNoiseTests
{
    private const int Rounds = 60;
    private static readonly string Kept = Path.Combine(HereFolder(), "..", "..", "Data", "journals");

    [Theory]
    [InlineData("v1-completed", "sweep.json")]
    [InlineData("v1-grown", "sweep.json")]
    [InlineData("v1-odd", "results.jsonl")]
    [InlineData("v1-failed", "results.jsonl")]
    [InlineData("v1-damaged", "journal.damaged")]
    public void Noise_beside_the_journal_loses_nothing(string folder, string name)
    {
        var expected = File.ReadAllText(Path.Combine(Kept, folder, "rendered.jsonl"));
        Disturb(folder, name, (sweep, what) => Assert.True(expected == File.ReadAllText(sweep.Results), what));
    }

    [Theory]
    [InlineData("v1-redo")]
    [InlineData("v1-in-flight")]
    [InlineData("v1-merged")]
    [InlineData("v1-odd")]
    public void Noise_in_the_journal_costs_what_it_hit_and_is_named(string folder)
    {
        var whole = File.ReadAllText(Path.Combine(Kept, folder, "journal.jsonl"));
        Disturb(folder, "journal.jsonl", (sweep, what) =>
        {
            using var again = SweepStore.Open(sweep.Options(KeptExperiment.Today));
            Assert.InRange(again.History.Count(AttemptStatus.Completed), 0, 12);
            again.Finish();
        });
        Assert.Equal(whole, File.ReadAllText(Path.Combine(Kept, folder, "journal.jsonl")));
    }

    private static void Disturb(string folder, string name, Action<KeptSweep, string> check)
    {
        var opened = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            using var place = new TempFolder();
            var to = Directory.CreateDirectory(place[KeptSweep.Folder]).FullName;
            foreach (var file in Directory.GetFiles(Path.Combine(Kept, folder)).Where(file => !file.EndsWith(".txt", StringComparison.Ordinal) && !file.Contains("rendered", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
            File.WriteAllBytes(Path.Combine(to, name), Noise(File.ReadAllBytes(Path.Combine(to, name)), new Random(seed)));
            var sweep = new KeptSweep(place.Path);
            if (Opens(sweep))
            {
                opened++;
                check(sweep, $"{folder}/{name}, seed {seed}");
            }
        }
        Assert.InRange(opened, Rounds / 2, Rounds);
    }

    /// <summary>A start with nothing to run; it may be refused in words.</summary>
    private static bool Opens(KeptSweep sweep)
    {
        try
        {
            using var store = SweepStore.Open(sweep.Options(KeptExperiment.Today));
            _ = KeptSweep.Run(store, KeptExperiment.Today, new SweepOptions { Search = SearchKind.Grid }).Work().Count();
            store.Finish();
            return true;
        }
        catch (SweepStoreException refused)
        {
            Assert.Contains(KeptSweep.Folder, refused.Message);
            return false;
        }
    }

    /// <summary>One to three harms: bytes changed, cut out, doubled, moved or nulled as after a crash of the machine, or the end cut off.</summary>
    private static byte[] Noise(byte[] bytes, Random random)
    {
        for (var harms = random.Next(1, 4); harms > 0 && bytes.Length > 1; harms--)
        {
            var at = random.Next(bytes.Length);
            var end = Math.Min(bytes.Length, at + random.Next(1, 1 << random.Next(1, 10)));
            bytes = random.Next(7) switch
            {
                0 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], .. bytes[end..]],
                2 => [.. bytes[..end], .. bytes[at..]],
                3 => [.. bytes[..at], .. new byte[end - at], .. bytes[end..]],
                4 => [.. bytes[at..], .. bytes[..at]],
                5 => bytes[..at],
                _ => [.. bytes[..at], .. "0123456789-[]{}\",:\n"u8[random.Next(18)..][..1], .. bytes[(at + 1)..]],
            };
        }
        return bytes;
    }

    private static string HereFolder([CallerFilePath] string test = "") => Path.GetDirectoryName(test)!;
}

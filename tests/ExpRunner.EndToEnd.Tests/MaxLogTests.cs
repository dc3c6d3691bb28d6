using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What floods prints neither fills the disk nor the memory, and of its logs the beginning and the end are kept.</summary>
public sealed partial class MaxLogTests : IDisposable
{
    private const int Lines = 400_000;
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pool", 0, "None")]
    [InlineData("single", 0, "None")]
    [InlineData("pool", 1, "Throws")]
    [InlineData("pool", 1, "Exits")]
    public void Of_a_flood_the_first_and_the_last_lines_are_kept_and_the_rest_is_counted(string backend, int code, string fault)
    {
        _folder.Run(code, "-e", "Faulty", "--set", $"Fault={fault}", "--set", $"Lines={Lines}", "--max-log", "100k", "--backend", backend, "-q");

        var log = File.ReadAllText(Log);
        var marker = Marker().Match(log);
        var bytes = new FileInfo(Log).Length;
        Assert.InRange(bytes, 90 << 10, (100 << 10) + 100);
        Assert.StartsWith("line 0 ü\nline 1 ü\n", log);
        Assert.EndsWith($"line {Lines - 2} ü\nline {Lines - 1} ü\n", log);
        Assert.All(log.Split('\n')[..^1], line => Assert.Matches(@"^line \d+ ü$|^\[exprun: ", line));
        var all = Enumerable.Range(0, Lines).Sum(line => (long)Encoding.UTF8.GetByteCount($"line {line} ü\n"));
        Assert.Equal(all, bytes - marker.Length + long.Parse(marker.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.InRange(marker.Index, 45 << 10, 50 << 10);
    }

    [Fact]
    public void With_none_all_is_kept_and_short_logs_are_as_they_are()
    {
        _folder.Run(0, "-e", "Faulty", "--set", "Fault=None", "--set", $"Lines={Lines}", "--max-log", "none", "-q");
        var whole = File.ReadAllLines(Log);
        Assert.Equal(Lines, whole.Length);

        _folder.Run(0, "-e", "Faulty", "--set", "Fault=None", "--set", $"Lines={Lines}", "--max-log", "100m", "-q", "-o", "other");
        Assert.Equal(whole, File.ReadAllLines(_folder.File("other", "Faulty", "0", "stdout.log")));
    }

    [Fact]
    public void A_line_without_end_is_cut_between_characters()
    {
        _folder.Run(0, "-e", "Faulty", "--set", "Fault=None", "--set", "Shell=\"yes äöü€ | head -c 3000003 | tr -d '\\\\n '\"", "--max-log", "20001", "-q");

        var bytes = File.ReadAllBytes(Log);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes[..^8]);
        Assert.InRange(bytes.Length, 19_900, 20_200);
        Assert.Matches(@"^(äöü€)+[äöü]*\n\[exprun: \d+ bytes are left out here; --max-log keeps more\]\n[äöü€]+$", text);
    }

    [Fact]
    public async Task A_child_process_that_prints_without_end_does_not_fill_the_disk()
    {
        const long printed = 700L << 20;
        using (var running = _folder.Start("-e", "Faulty", "--set", "Fault=None", "--set", "Shell=exec yes", "--max-log", "4m", "-q"))
        {
            await Eventually.HoldsAsync(() => File.Exists(Log) && new FileInfo(Log).Length > printed, "much was printed", TimeSpan.FromSeconds(60));
            await Eventually.HoldsAsync(() => OnDisk() < printed / 2, "most of it is not on the disk");
            running.Signal(Signal.Interrupt);
            await running.SaysAsync("Once more ends them now");
            running.Signal(Signal.Interrupt);
            await running.EndAsync();
        }
        await _folder.NothingRunsAsync();

        Assert.InRange(new FileInfo(Log).Length, 4_000_000, (4 << 20) + 100);
        Assert.Matches(Marker(), File.ReadAllText(Log));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("much")]
    [InlineData("10x")]
    public void What_is_no_size_is_refused(string size)
        => Assert.Equal($"--max-log: '{size}' is not a size above zero. Write 65536, 500k, 10m or 1g.\n--help shows the verbs and options.\n", _folder.Run(2, "--max-log", size).Error);

    private string Log => _folder.File("results", "Faulty", "0", "stdout.log");

    private long OnDisk() => long.Parse(Programs.Execute("du", _folder.Path, new Dictionary<string, string>(), "--block-size=1", Log).Output.Split('\t')[0], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[exprun: (\d+) bytes are left out here; --max-log keeps more\]\n")]
    private static partial Regex Marker();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExpRunner.Execution;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Execution;

/// <summary>Logs that are too long, on file systems with holes and without.</summary>
public sealed partial class LogBoundTests : IDisposable
{
    private const long Most = 1 << 20;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Head_and_tail_are_kept_and_nothing_is_uncounted(bool hasHoles)
    {
        var log = _folder["log"];
        var bound = new LogBound(Most, hasHoles ? null : (_, _, _) => false);
        var (printed, longest) = (0L, 0L);
        using (var file = new FileStream(log, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
        {
            for (var line = 0; line < 1_500_000; line += 1000)
            {
                var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(line, 1000).Select(number => $"{number}\n")));
                file.Write(text);
                printed += text.Length;
                if (bound.Trim(log, file.Position))
                {
                    file.Seek(0, SeekOrigin.End);
                }
                longest = Math.Max(longest, file.Position);
            }
        }

        bound.End(log, log);

        var kept = File.ReadAllText(log);
        var marker = Marker().Match(kept);
        Assert.Equal(printed, kept.Length - marker.Length + long.Parse(marker.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.StartsWith("0\n1\n2\n", kept);
        Assert.EndsWith("\n1499999\n", kept);
        Assert.True(kept.Length <= Most + 100);
        Assert.Equal(hasHoles, longest > 4 * Most);
    }

    [Fact]
    public void A_log_that_fits_is_not_touched()
    {
        var log = _folder["log"];
        File.WriteAllBytes(log, new byte[Most]);
        var before = File.GetLastWriteTimeUtc(log);

        new LogBound(Most).End(log, log);

        Assert.Equal((Most, before), (new FileInfo(log).Length, File.GetLastWriteTimeUtc(log)));
    }

    [GeneratedRegex(@"\[exprun: (\d+) bytes are left out here; --max-log keeps more\]\n")]
    private static partial Regex Marker();
}

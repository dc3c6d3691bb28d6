using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>Whatever happens to a journal's bytes, only what was in the damaged place is lost, and it is named.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private const int Trials = 2;
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    /// <summary>A journal with three trials of two repetitions; where each of its lines ends, and which repetition ended there.</summary>
    private (byte[] Journal, List<(int Start, int End, UInt128? Key)> Lines) Sample()
    {
        using (var store = _sweep.Open())
        {
            for (var k = 0; k < Trials; k++)
            {
                SampleSweep.RunAll(store, SampleSweep.Trial(k), 2);
            }
        }
        var bytes = File.ReadAllBytes(_sweep.Journal);
        var lines = new List<(int, int, UInt128?)>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start) + 1;
            var members = new MemberReader(bytes.AsSpan(start, end - start));
            members.TryGet("kind"u8, out var kind);
            UInt128? key = kind.SequenceEqual("\"ended\""u8) && members.TryKey("key"u8, out var found) ? found : null;
            lines.Add((start, end, key));
            start = end;
        }
        return (bytes, lines);
    }

    private static bool IsCompleted(SweepStore store, UInt128 key) => store.History.TryGet(key, out var state) && state.IsCompleted;

    [Fact]
    public void A_journal_cut_at_any_byte_keeps_every_whole_line_and_takes_new_ones()
    {
        var (bytes, lines) = Sample();
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            File.Delete(_sweep.Folder + "/journal.damaged");
            File.WriteAllBytes(_sweep.Journal, bytes[..cut]);
            _sweep.Warnings.Clear();
            using (var store = _sweep.Open())
            {
                foreach (var (_, end, key) in lines)
                {
                    Assert.True(key is null || IsCompleted(store, key.Value) == (end - 1 <= cut), $"cut at {cut}");
                }
                var isWhole = lines.Any(line => line.End == cut || line.End - 1 == cut) || cut == 0;
                Assert.Equal(isWhole ? 0 : 1, _sweep.Warnings.Count(warning => warning.StartsWith(_sweep.Journal)));
                SampleSweep.Run(store, SampleSweep.Trial(9), 0, 1, SampleSweep.Completed(SampleSweep.Scores(1)));
            }
            _sweep.Warnings.Clear();
            using var again = _sweep.Open();
            Assert.Empty(_sweep.Warnings);
            Assert.True(IsCompleted(again, SampleSweep.Key(SampleSweep.Trial(9))), $"cut at {cut}");
            Assert.All(lines, line => Assert.True(line.Key is null || IsCompleted(again, line.Key.Value) == (line.End - 1 <= cut), $"cut at {cut}"));
        }
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0x80)]
    public void A_journal_with_any_byte_flipped_loses_that_line_only_and_names_it_once(byte mask)
    {
        var (bytes, lines) = Sample();
        for (var at = 0; at < bytes.Length; at++)
        {
            File.Delete(_sweep.Folder + "/journal.damaged");
            bytes[at] ^= mask;
            File.WriteAllBytes(_sweep.Journal, bytes);
            bytes[at] ^= mask;
            _sweep.Warnings.Clear();
            using (var store = _sweep.Open())
            {
                foreach (var (start, end, key) in lines)
                {
                    var isHit = at >= start && at < end - 1;
                    Assert.True(key is null || isHit || IsCompleted(store, key.Value), $"flip at {at} also lost the line at {start}");
                    Assert.False(key is not null && isHit && IsCompleted(store, key.Value), $"flip at {at} went unseen");
                }
                Assert.True(_sweep.Warnings.Count(warning => warning.StartsWith(_sweep.Journal)) is 1 or 2, $"flip at {at}");
                if (at % 5 > 0)
                {
                    continue;
                }
                SampleSweep.Run(store, SampleSweep.Trial(9), 0, 1, SampleSweep.Completed(SampleSweep.Scores(1)));
            }
            _sweep.Warnings.Clear();
            using var again = _sweep.Open();
            Assert.Empty(_sweep.Warnings);
            Assert.True(IsCompleted(again, SampleSweep.Key(SampleSweep.Trial(9))), $"flip at {at}");
        }
    }

    [Fact]
    public void A_line_that_was_taken_out_is_named_by_its_sequence_number()
    {
        var (bytes, lines) = Sample();
        var (start, end, key) = lines.First(line => line.Key is not null);
        File.WriteAllBytes(_sweep.Journal, [.. bytes[..start], .. bytes[end..]]);
        using var store = _sweep.Open();
        Assert.False(IsCompleted(store, key!.Value));
        Assert.Contains("lines are missing before this one (seq 3 to 3)", Assert.Single(_sweep.Warnings));
    }

    [Fact]
    public void A_damaged_line_is_copied_to_journal_damaged()
    {
        var (bytes, lines) = Sample();
        bytes[lines[3].Start + 30] ^= 1;
        File.WriteAllBytes(_sweep.Journal, bytes);
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, SampleSweep.Trial(9));
        }
        var copy = Value.ParseJson(Assert.Single(File.ReadAllLines(_sweep.Folder + "/journal.damaged")));
        Assert.True(copy.TryGet("line", out var line) && line.AsDouble() == 4);
        Assert.True(copy.TryGet("text", out var text));
        Assert.Equal(System.Text.Encoding.UTF8.GetString(bytes[lines[3].Start..(lines[3].End - 1)]), text.AsText());
    }

    [Fact]
    public void A_lost_trial_line_costs_no_result_and_is_written_again_when_the_trial_is_asked_for()
    {
        var (bytes, lines) = Sample();
        var trial = SampleSweep.Trial(1);
        var at = System.Text.Encoding.UTF8.GetString(bytes).IndexOf("\"kind\":\"trial\",\"id\":1", StringComparison.Ordinal);
        bytes[at + 40] ^= 1;
        File.WriteAllBytes(_sweep.Journal, bytes);
        using (var store = _sweep.Open())
        {
            Assert.True(IsCompleted(store, SampleSweep.Key(trial, 1)));
            Assert.True(store.NeedsLine(trial, 2));
            Assert.False(store.NeedsLine(SampleSweep.Trial(0), 2));
            store.TrialEnded(trial, 2);
            store.Finish();
        }
        Assert.Equal(Trials, _sweep.ResultLines().Length);
        using var again = _sweep.Open();
        Assert.False(again.NeedsLine(trial, 2));
        Assert.Equal(4, again.History.Count(AttemptStatus.Completed));
    }

    [Fact]
    public void Lines_of_kinds_that_newer_versions_write_are_ignored()
    {
        Sample();
        var buffer = new Utf8Buffer();
        JournalLine.Begin(buffer, 11, "comet"u8).Add(",\"id\":[1,{\"a\":\"}\"}]"u8);
        JournalLine.End(buffer, 0);
        File.AppendAllText(_sweep.Journal, System.Text.Encoding.UTF8.GetString(buffer.Written));
        using var store = _sweep.Open();
        Assert.Equal(4, store.History.Count(AttemptStatus.Completed));
        Assert.Empty(_sweep.Warnings);
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Queues;

/// <summary>Edits as fast as a program makes them, in every way editors have, while trials start: nothing is lost and nothing runs twice.</summary>
public sealed partial class QueueStressTests : IDisposable
{
    private const int Edits = 300;
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_lost_and_nothing_runs_twice()
    {
        var queue = _folder.File("q.yaml");
        File.WriteAllText(queue, "wait: true\n");
        using var sweep = _folder.Start("-e", "Slow", "--set", "Milliseconds=30", "-j", "3", "--queue", "q.yaml", "-q");
        await Eventually.HoldsAsync(() => File.ReadAllText(queue).Contains("was:", StringComparison.Ordinal) || sweep.HasEnded, "the queue is there");
        var removed = new HashSet<int>();
        for (var edit = 0; edit < Edits; edit++)
        {
            var added = 1000 + edit;
            if (edit % 60 == 59)
            {
                var verb = Programs.Run(Programs.TestExperiments, _folder.Path, "queue", "add", "q.yaml", $"N={added}");
                Assert.True(verb.ExitCode == 0, verb.All);
                continue;
            }
            var text = await ReadAsync(queue);
            if (edit % 10 == 3 && Ids().Matches(text) is { Count: > 2 } ids)
            {
                var last = ids[^1];
                removed.Add(int.Parse(last.Groups[1].Value, CultureInfo.InvariantCulture));
                text = text.Remove(last.Index, last.Length);
            }
            await SaveAsync(queue, Added(text, added, isFirst: edit % 3 == 0), byRename: edit % 2 == 0);
        }
        var closed = Programs.Run(Programs.TestExperiments, _folder.Path, "queue", "close", "q.yaml");
        Assert.True(closed.ExitCode == 0, closed.All);
        var ended = await sweep.EndAsync();
        Assert.True(ended.ExitCode == 0, ended.All);

        var journal = _folder.Journal("Slow");
        Assert.Equal(journal.Started.Count, journal.Started.Select(start => start.ExperimentId).Distinct().Count());
        var left = Regex.Match(File.ReadAllText(queue), "^removed: \"(.*)\"", RegexOptions.Multiline).Groups[1].Value;
        var out_ = left.Split(',', StringSplitOptions.RemoveEmptyEntries).SelectMany(Numbers).ToHashSet();
        var began = journal.Started.Select(start => start.ExperimentId).ToHashSet();
        Assert.Empty(began.Intersect(out_));
        Assert.All(removed, id => Assert.True(began.Contains(id) || out_.Contains(id), $"{id} was neither run nor removed"));
        var ran = _folder.Results("Slow").Select(line => (int)line["N"]!).ToList();
        Assert.Equal(ran.Count, ran.Distinct().Count());
        Assert.Equal(20 + Edits, ran.Count + out_.Count);
        Assert.True(out_.IsSubsetOf(removed), $"removed by nobody: {string.Join(", ", out_.Except(removed))}");
    }

    /// <summary>An editor saves what it read, with its change; in place it takes its time, so that others see half a file, or put another one there meanwhile.</summary>
    private static async Task SaveAsync(string path, string text, bool byRename)
    {
        if (byRename)
        {
            await File.WriteAllTextAsync(path + ".new", text);
            File.Move(path + ".new", path, overwrite: true);
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        await Task.Delay(10);
        file.SetLength(0);
        await file.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await Task.Delay(2);
        await file.WriteAsync(bytes.AsMemory(bytes.Length / 2));
    }

    private static string Added(string text, int added, bool isFirst)
        => text.Contains("waiting: []\n", StringComparison.Ordinal) ? text.Replace("waiting: []\n", $"waiting:\n- {{ N: {added} }}\n")
            : isFirst ? text.Replace("waiting:\n", $"waiting:\n- {{ N: {added} }}\n")
            : text.Replace("\nremoved: ", $"\n- {{ N: {added} }}\nremoved: ");

    private static async Task<string> ReadAsync(string path)
    {
        var text = "";
        await Eventually.HoldsAsync(() => (text = File.ReadAllText(path)).EndsWith("...\n", StringComparison.Ordinal), "the file is whole");
        return text;
    }

    private static IEnumerable<int> Numbers(string part)
    {
        var ends = part.Split(':').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return ends.Length == 1 ? ends : Enumerable.Range(ends[0], ends[1] - ends[0]);
    }

    [GeneratedRegex("^- \\{ id: ([0-9]+),.*\n", RegexOptions.Multiline)]
    private static partial Regex Ids();
}

using System.Text.RegularExpressions;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Queues;

/// <summary>docs/queue.md shows what happens.</summary>
public sealed partial class QueueDocsTests : IDisposable
{
    private readonly SweepFolder _folder = new();
    private readonly string _page = File.ReadAllText(Path.Combine(Programs.RepositoryRoot, "docs", "queue.md"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_commands_do_what_is_shown()
    {
        File.WriteAllText(_folder.File("sweep.yaml"), Blocks("yaml").Single(block => block.StartsWith("stages:", StringComparison.Ordinal)));
        var queue = _folder.File("queue.yaml");
        File.WriteAllText(queue, "paused: true\n");
        using var sweep = new RunningProgram(Programs.StartGroup(Programs.Tool, _folder.Path, "run", "sweep.yaml", "--queue", "queue.yaml", "-j", "1"));
        await sweep.SaysAsync("queue.yaml: paused");
        foreach (var (command, expected) in Commands())
        {
            await Eventually.HoldsAsync(() => IsRead(queue), "the sweep has read what was changed");
            var ran = Programs.Run(Programs.Tool, _folder.Path, command.Split(' ')[2..]);

            Assert.Equal(expected, ran.Output.TrimEnd());
            Assert.True(ran.ExitCode == 0, ran.All);
        }

        Assert.Equal(0, (await sweep.EndAsync()).ExitCode);
        Assert.Equal([4, 3, 2], _folder.Journal("sweep").Started.Select(start => start.ExperimentId));
    }

    [Fact]
    public void The_file_reads_as_it_is_shown()
    {
        File.WriteAllText(_folder.File("q.yaml"), Blocks("yaml")[0]);

        Assert.StartsWith("3 waiting\n   1  { id: 3, lr: 0.01, norm: batch }\n   2  { lr: 0.5, norm: batch }\n", _folder.Run(0, "queue", "list", "q.yaml").Output);
    }

    /// <summary>Each line has an id, and stands where the sweep wrote it.</summary>
    private static bool IsRead(string queue)
    {
        var text = File.ReadAllText(queue);
        var ids = Regex.Matches(text, "^- \\{ id: ([0-9]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
        return !text.Contains("- { lr", StringComparison.Ordinal) && text.Contains($"waiting: \"{Ranges(ids)}\"", StringComparison.Ordinal);
    }

    private static string Ranges(IEnumerable<string> ids) => string.Join(',', ids) is "0,1,2,3" ? "0:4" : string.Join(',', ids) switch { "4,0,1,2,3" => "4,0:4", "4,3,0,1,2" => "4,3,0:3", var other => other };

    private IEnumerable<(string Command, string Output)> Commands()
        => Blocks("console").Single().Split("$ ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n', 2)).Select(part => (part[0], part[1].TrimEnd()));

    private List<string> Blocks(string language) => [.. Fence().Matches(_page).Where(block => block.Groups[1].Value == language).Select(block => block.Groups[2].Value)];

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Whatever a file system takes as a name is a name.</summary>
public sealed class OddNameTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("with space")]
    [InlineData(" lead and trail ")]
    [InlineData("quo'te\"s")]
    [InlineData("new\nline\tand bell\a")]
    [InlineData("e\u0301 模型 🙂 \u202e")]
    [InlineData("-lead")]
    [InlineData("per%20cent%s{X}$HOME*?[x]~")]
    [InlineData("back\\slash:colon")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("trail/")]
    [InlineData("./a//b///")]
    [InlineData("none/../b")]
    [InlineData("../up/b")]
    public void Output_folders_of_any_name_are_made_gone_on_with_and_read(string name)
    {
        Directory.CreateDirectory(_folder.File("here"));
        var here = _folder.File("here");
        string[] options = [$"--out={name}", "-e", "Quadratic", "-j", "1", "-q"];

        Assert.Equal("", Run(here, [.. options, "--repetitions", "1", "--pick", "0:2", "--label", "{Label}/{X}"]).Error);
        Assert.Contains("2 of 6 completed before", Run(here, [.. options[..^1], "--repetitions", "2", "--pick", "0:3"]).Error);

        var lines = File.ReadAllLines(Path.Combine(here, name.TrimEnd('/'), "Quadratic", "results.jsonl")).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal([2, 2, 2], lines.Select(line => line["repetitions"]!.GetValue<int>()));
        Assert.All(lines, line => Assert.DoesNotContain("none/..", line["out_path"]!.ToString()));
        Assert.All(lines, line => Assert.True(Directory.Exists(Path.Combine(here, line["out_path"]!.ToString())), line["out_path"]!.ToString()));
        Assert.Contains("experiment_id", Run(here, ["report", name[0] == '-' ? "./" + name : name]).Output);
        Assert.NotEmpty(Directory.GetFileSystemEntries(Path.Combine(here, name, "Quadratic", "by-label"), "plain_*"));
    }

    [Fact]
    public void A_link_to_an_output_folder_is_that_folder()
    {
        Directory.CreateDirectory(_folder.File("real"));
        Directory.CreateSymbolicLink(_folder.File("link"), "real");
        string[] sweep = ["-e", "Quadratic", "--repetitions", "1", "-q", "--out"];

        _folder.Run(0, [.. sweep, "link"]);

        Assert.Contains("10 of 10 completed before, 0 to run", _folder.Run(0, ["plan", .. sweep.Where(word => word != "-q"), "real"]).Output);
    }

    [Fact]
    public void A_label_longer_than_a_file_name_may_be_is_cut_between_characters()
    {
        _folder.Run(0, "-e", "Quadratic", "--repetitions", "1", "--pick", "0:2", "-q", "--set", $"Label={string.Concat(Enumerable.Repeat("模🙂", 90))}", "--label", "{Label}");

        var links = Directory.GetFileSystemEntries(_folder.File("results", "Quadratic", "by-label")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, links.Count);
        Assert.All(links, link => Assert.Matches("^(模🙂)+模?(-[01])?$", link!));
    }

    [Fact]
    public void Where_no_link_can_be_made_the_sweep_goes_on_without()
    {
        _folder.Run(0, "-e", "Quadratic", "--repetitions", "1", "--pick", "0:1", "-q");
        File.WriteAllText(_folder.File("results", "Quadratic", "by-label"), "mine");

        var finished = _folder.Run(0, "-e", "Quadratic", "--repetitions", "1", "-q", "--label", "{X}");

        Assert.Matches("^results/Quadratic/by-label: no links are made: .* The results are not concerned\\.\n$", finished.Error);
        Assert.Equal(10, _folder.Results("Quadratic").Count);
    }

    private static Finished Run(string folder, string[] args)
    {
        var finished = Programs.Run(Programs.TestExperiments, folder, args);
        Assert.True(finished.ExitCode == 0, finished.All);
        return finished;
    }
}

using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>One page, gone through from top to bottom: files are written, commands run, and what is shown is what was printed.</summary>
internal sealed partial class PageRun(DigitsResults digits) : IDisposable
{
    private readonly Dictionary<string, PageFolder> _folders = [];
    private Finished? _last;

    public void Dispose()
    {
        foreach (var folder in _folders.Values)
        {
            folder.Dispose();
        }
    }

    /// <summary>Tests one block in the way that its mark says.</summary>
    public async Task TestAsync(PageBlock block)
    {
        switch (block.Kind)
        {
            case "from": IsCutFrom(block); break;
            case "run": await RunAsync(block); break;
            case "printed": WasPrinted(block); break;
            case "file": Write(block); break;
            case "sweep": IsChecked(block, "check", "sweep.yaml"); break;
            case "cluster": IsChecked(block, "run", "sweep.yaml", "--backend", "ssh", "--cluster", "cluster.yaml", "--dry-run"); break;
            case "usage": NamesOptions(block); break;
            case "json": JsonBlock.Parses(block); break;
        }
    }

    private static void IsCutFrom(PageBlock block)
        => Assert.True(Lines(Pages.Read(block.Argument)).Contains(Lines(block.Text), StringComparison.Ordinal), $"{block.Place} is not in {block.Argument}.");

    /// <summary>Indentation apart: a method is shown without that of its class.</summary>
    private static string Lines(string text) => "\n" + string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => line.Trim())) + "\n";

    private async Task RunAsync(PageBlock block)
    {
        var folder = FolderOf(Kind().Match(block.Mark).Groups["kind"].Value);
        var both = block.Mark.Contains("both streams", StringComparison.Ordinal);
        var exit = Exit().Match(block.Mark) is { Success: true } found ? int.Parse(found.Groups["code"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var commands = Commands(block.Text);
        foreach (var (command, shown) in commands)
        {
            var expected = command == commands[^1].Command ? exit : 0;
            var script = both ? $"{{ {command}\n}} 2>&1" : command;
            var finished = block.Mark.Contains("interrupted", StringComparison.Ordinal) ? await folder.InterruptAsync(command) : folder.Run(script);
            Assert.True(finished.ExitCode == expected, $"{block.Place}: {command}\n{finished.All}");
            if (shown.Length > 0)
            {
                PrintedText.Same(block.Place, shown.Replace($"\n(exit code {expected})", "", StringComparison.Ordinal), finished.Output);
            }
            _last = finished;
        }
    }

    /// <summary>Lines behind <c>$ </c> are commands and the others what they print; without any such line the whole block is one script.</summary>
    private static List<(string Command, string Shown)> Commands(string text)
    {
        if (!text.StartsWith("$ ", StringComparison.Ordinal))
        {
            return [(text.TrimEnd('\n'), "")];
        }
        return [.. Prompt().Split(text).Skip(1).Select(part => part.Split('\n')).Select(lines =>
        {
            var count = 1 + lines.TakeWhile(line => line.EndsWith('\\')).Count();
            return (string.Join('\n', lines[..count]), string.Join('\n', lines[count..]).Trim('\n'));
        })];
    }

    private void WasPrinted(PageBlock block)
    {
        if (block.Argument.StartsWith("by samples/", StringComparison.Ordinal))
        {
            _last = FolderOf(block.Argument["by ".Length..]).Run("dotnet run");
        }
        Assert.True(_last is { ExitCode: 0 }, $"{block.Place}: {_last?.All ?? "no command stands before it"}");
        PrintedText.Same(block.Place, block.Text, _last!.Output);
    }

    private void Write(PageBlock block)
    {
        var name = block.Argument.Split(' ')[0];
        var folder = FolderOf(Kind().Match(block.Mark).Groups["kind"].Value);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(name))!);
        File.WriteAllText(folder.At(name), block.Text);
    }

    private static void IsChecked(PageBlock block, params string[] command)
    {
        using var folder = new PageFolder("");
        File.WriteAllText(folder.At("sweep.yaml"), "stages: { run: 'true' }\n");
        File.WriteAllText(folder.At(command.Contains("cluster.yaml") ? "cluster.yaml" : "sweep.yaml"), block.Text);
        var finished = folder.Run("exprun " + string.Join(' ', command));
        Assert.True(finished.ExitCode == 0, $"{block.Place}: {finished.All}");
    }

    /// <summary>Each verb knows the options that the page gives it.</summary>
    private static void NamesOptions(PageBlock block)
    {
        var usages = Usage().Matches(block.Text);
        Assert.True(usages.Count > 0, $"{block.Place} has no command.");
        foreach (Match usage in usages)
        {
            var words = usage.Groups["rest"].Value.Split(' ', '\n').TakeWhile(word => Word().IsMatch(word)).ToList();
            string[] verb = [.. words.Take(words is ["exec" or "queue" or "import" or "cluster", _, ..] ? 2 : 1)];
            var help = Programs.Run(usage.Groups["tool"].Success ? Programs.Tool : Programs.Digits, Programs.RepositoryRoot, [.. verb, "--help"]);
            Assert.True(help.ExitCode == 0, $"{block.Place}: {help.All}");
            var known = Option().Matches(help.Output).Select(match => match.Value).ToHashSet();
            Assert.All(Option().Matches(Quoted().Replace(usage.Groups["rest"].Value, "")).Select(match => match.Value), option => Assert.True(known.Contains(option), $"{block.Place}: {string.Join(' ', verb)} has no {option}"));
        }
    }

    private PageFolder FolderOf(string kind)
    {
        if (!_folders.TryGetValue(kind, out var folder))
        {
            folder = _folders[kind] = new PageFolder(kind is "digits" ? "Digits" : Path.GetFileName(kind));
            foreach (var name in kind is "digits" ? DigitsResults.Names : [])
            {
                File.CreateSymbolicLink(folder.At(name), digits.Path(name));
            }
        }
        return folder;
    }

    [GeneratedRegex(@"\bin (?<kind>[\w/.]+)")]
    private static partial Regex Kind();

    [GeneratedRegex(@"\bexits (?<code>\d+)")]
    private static partial Regex Exit();

    [GeneratedRegex(@"^\$ ", RegexOptions.Multiline)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^(?:(?<tool>(?:dotnet )?exprun)|dotnet run --) (?<rest>[^\n]*(?:\n +[^\n]*)*)", RegexOptions.Multiline)]
    private static partial Regex Usage();

    [GeneratedRegex(@"^[a-z]+$")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("'[^'\n]*'")]
    private static partial Regex Quoted();
}

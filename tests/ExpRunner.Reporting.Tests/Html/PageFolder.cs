using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Reporting.Tests.Html;

/// <summary>Results, and the page that is made of them.</summary>
internal sealed class PageFolder : IDisposable
{
    private readonly ResultsFolder _results = new();

    public List<string> Warnings { get; } = [];

    public string Path => _results.Path;

    /// <summary>Writes lines of trials of one experiment.</summary>
    public PageFolder Write(params IEnumerable<string> lines)
    {
        _results.Write("X", [.. lines]);
        return this;
    }

    /// <summary>Copies a folder that an earlier version wrote; see the README beside them.</summary>
    public PageFolder Copy(string kept, [CallerFilePath] string here = "")
    {
        var source = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../ExpRunner.Core.Tests/Data/journals", kept);
        var target = Directory.CreateDirectory(System.IO.Path.Combine(Path, "Kept")).FullName;
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));
        }
        return this;
    }

    /// <summary>A line of results.jsonl.</summary>
    public static string Trial(int id, string config, string scores, string status = "completed", string? error = null, int repetitions = 1)
        => string.Create(CultureInfo.InvariantCulture, $$"""{"experiment":"X","experiment_id":{{id}},{{config}},"repetitions":{{repetitions}},"status":"{{status}}",{{(error is null ? "" : $"\"error\":{JsonSerializer.Serialize(error)},")}}"scores":{{scores}}}""");

    public PageContent Read(PageOptions? options = null) => PageContent.Read([Path], options ?? new(), Warnings);

    /// <summary>The JSON of the page, parsed by somebody else's parser.</summary>
    public JsonElement Json(PageOptions? options = null) => JsonDocument.Parse(Read(options).ToJson()).RootElement;

    /// <summary>The only experiment of the page.</summary>
    public JsonElement Experiment(PageOptions? options = null) => Assert.Single(Json(options).GetProperty("experiments").EnumerateArray());

    public (int Code, string Output, string Errors) RunTool(params string[] arguments) => _results.RunTool(arguments);

    public void Dispose() => _results.Dispose();
}

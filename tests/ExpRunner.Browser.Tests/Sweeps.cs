using System.Text;
using ExpRunner.Reporting.Html;
using ExpRunner.TestKit;

namespace ExpRunner.Browser.Tests;

/// <summary>Real sweeps and the pages made of them, in a folder that goes away with the test.</summary>
public sealed class Sweeps : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The folder of results.</summary>
    public string Results => _folder["results"];

    /// <summary>A path in the folder.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Runs an experiment in this process.</summary>
    public Task RunAsync(string experiment, params string[] set)
        => Experiments.RunAsync(new SweepOptions { Experiments = [experiment], Backend = "single", Out = Results, Set = set }, cancel: TestContext.Current.CancellationToken);

    /// <summary>Writes the page of all results and gives its address.</summary>
    public string Page(params string[] paths) => PageOf(PageContent.Read(paths.Length > 0 ? paths : [Results], new() { Title = "Results" }, []).ToJson());

    /// <summary>Writes a page of data and gives its address.</summary>
    public string PageOf(string json)
    {
        var file = _folder["report.html"];
        using (var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            PageShell.Write(writer, "Results", json);
        }
        return AddressOf(file);
    }

    /// <summary>The address of a file.</summary>
    public static string AddressOf(string file) => new Uri(file).AbsoluteUri;

    public void Dispose() => _folder.Dispose();
}

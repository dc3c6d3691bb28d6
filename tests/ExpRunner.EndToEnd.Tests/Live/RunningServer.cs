using System.Text.Json.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Live;

/// <summary>A server of results, started by the tool, and a client of it.</summary>
internal sealed class RunningServer : IDisposable
{
    private readonly List<EventReader> _readers = [];

    public RunningServer(string folder, params string[] args)
    {
        Program = new(Programs.StartGroup(Programs.Tool, folder, ["serve", .. args]));
        SpinWait.SpinUntil(() => Program.Output.Contains('\n') || Program.HasEnded, TimeSpan.FromSeconds(30));
        Assert.True(Program.Output.Contains('\n'), $"It serves nothing.\n{Program.Error}");
        Url = new Uri(Program.Output.Trim());
        Http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(60) };
    }

    public RunningProgram Program { get; }

    /// <summary>The address that it printed.</summary>
    public Uri Url { get; }

    public HttpClient Http { get; }

    /// <summary>The experiments of the page.</summary>
    public async Task<IReadOnlyList<JsonObject>> ExperimentsAsync()
        => [.. JsonNode.Parse(await Http.GetStringAsync("data"))!["experiments"]!.AsArray().Select(experiment => experiment!.AsObject())];

    /// <summary>Listens to its events.</summary>
    public async Task<EventReader> ListenAsync()
    {
        var reader = await EventReader.OpenAsync(Http, new Uri(Url, "events" + Url.Query));
        _readers.Add(reader);
        return reader;
    }

    public void Dispose()
    {
        _readers.ForEach(reader => reader.Dispose());
        Http.Dispose();
        if (!Program.HasEnded)
        {
            Program.Signal(Signal.Terminate);
            SpinWait.SpinUntil(() => Program.HasEnded, TimeSpan.FromSeconds(10));
        }
        Program.Dispose();
    }
}

using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ExpRunner.EndToEnd.Tests.Agents;

/// <summary>A client of the tool's server for agents, by the protocol's own library, over standard input and output.</summary>
internal sealed class Agent : IAsyncDisposable
{
    private readonly McpClient _client;

    private Agent(McpClient client) => _client = client;

    /// <summary>Starts <c>exprun mcp</c> with arguments in a folder.</summary>
    public static async Task<Agent> StartAsync(string folder, params string[] args) => new(await McpClient.CreateAsync(new StdioClientTransport(new()
    {
        Command = "dotnet",
        Arguments = ["exec", Programs.Tool, "mcp", .. args],
        WorkingDirectory = folder,
    })));

    public string Instructions => _client.ServerInstructions!;

    public async Task<IReadOnlyList<string>> ToolsAsync() => [.. (await _client.ListToolsAsync()).Select(tool => tool.Name).Order(StringComparer.Ordinal)];

    /// <summary>Calls a tool that must succeed; all texts of its answer.</summary>
    public async Task<string> AskAsync(string tool, object? arguments = null)
    {
        var (isError, text) = await CallAsync(tool, arguments);
        Assert.False(isError, text);
        return text;
    }

    /// <summary>Calls a tool that must fail; its message.</summary>
    public async Task<string> RefusedAsync(string tool, object? arguments = null)
    {
        var (isError, text) = await CallAsync(tool, arguments);
        Assert.True(isError, text);
        return text;
    }

    /// <summary>Calls a tool.</summary>
    public async Task<(bool IsError, string Text)> CallAsync(string tool, object? arguments = null, IProgress<ProgressNotificationValue>? progress = null, CancellationToken cancel = default)
    {
        var values = arguments?.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(arguments));
        var result = await _client.CallToolAsync(tool, values, progress, cancellationToken: cancel);
        return (result.IsError == true, string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}

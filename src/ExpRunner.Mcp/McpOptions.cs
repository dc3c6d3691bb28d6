using System.Text.Json;

namespace ExpRunner.Mcp;

/// <summary>What agents may do, and where: one line of JSON on standard input, written by the tool. What follows on standard input are the client's messages.</summary>
internal sealed record McpOptions
{
    private const int MostBytes = 1 << 20;

    /// <summary>The folders that agents may see; the first one is where paths and programs start.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>Whether sweeps may be run.</summary>
    public bool AllowRun { get; init; }

    /// <summary>The tool's version.</summary>
    public string Version { get; init; } = "";

    /// <summary>Reads them, and no byte of what follows; null where that is not what was written.</summary>
    public static McpOptions? Read(Stream input)
    {
        var line = new List<byte>();
        for (int next; (next = input.ReadByte()) is not (-1 or '\n');)
        {
            line.Add((byte)next);
            if (line.Count > MostBytes)
            {
                return null;
            }
        }
        try
        {
            return line.Count == 0 ? null : JsonSerializer.Deserialize<McpOptions>(line.ToArray(), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json;

namespace ExpRunner.Serving;

/// <summary>What is to be served, and where: one line of JSON on standard input, written by the tool. The end of standard input is the end of the tool, and of this program.</summary>
internal sealed record ServeOptions
{
    /// <summary>What is served.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The address to listen at: of this machine, or <c>localhost</c>, or <c>*</c> for all.</summary>
    public string Address { get; init; } = "localhost";

    /// <summary>The port; 0: one that is free.</summary>
    public int Port { get; init; }

    /// <summary>Whether a browser is to be opened.</summary>
    public bool Open { get; init; }

    /// <summary>Which way scores are better.</summary>
    public IReadOnlyDictionary<string, bool> Goals { get; init; } = new Dictionary<string, bool>();

    /// <summary>Reads them; null where that is not what was written.</summary>
    public static ServeOptions? Read(TextReader reader)
    {
        try
        {
            return reader.ReadLine() is { Length: > 0 } line ? JsonSerializer.Deserialize<ServeOptions>(line, JsonSerializerOptions.Web) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

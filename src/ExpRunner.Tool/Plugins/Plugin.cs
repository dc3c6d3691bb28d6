using System.Text.Json;

namespace ExpRunner.Tool.Plugins;

/// <summary>A plug-in as it lies in its folder: a published project whose one reference it is.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="ToolVersion">The version of the tool that it was added for.</param>
internal sealed record Plugin(string Folder, string ToolVersion)
{
    /// <summary>What the project is called, and its files.</summary>
    public const string Project = "plugin";

    /// <summary>The name of its package, which is that of its assembly.</summary>
    public string Package => Path.GetFileName(Folder);

    /// <summary>The assembly that knows what the plug-in depends on.</summary>
    public string Root => Path.Combine(Folder, Project + ".dll");

    /// <summary>The package's version; null: it cannot be read.</summary>
    public string? Version => LibrariesIn(Folder).FirstOrDefault(library => IsNamed(library.Name, Package)).Version;

    /// <summary>Whether two names are of one package.</summary>
    public static bool IsNamed(string package, string name) => package.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The packages that a published project has.</summary>
    public static IReadOnlyList<(string Name, string Version)> LibrariesIn(string folder) => Read(folder, "deps.json", described => described.GetProperty("libraries").EnumerateObject()
        .Select(library => library.Name.Split('/')).Where(library => library.Length == 2).Select(library => (library[0], library[1])));

    /// <summary>The shared frameworks that it needs.</summary>
    public static IReadOnlyList<string> FrameworksOf(string folder) => Read(folder, "runtimeconfig.json", described => described.GetProperty("runtimeOptions") is var options && options.TryGetProperty("frameworks", out var several)
        ? several.EnumerateArray().Select(NameOf) : [NameOf(options.GetProperty("framework"))]);

    private static string NameOf(JsonElement framework) => framework.GetProperty("name").GetString()!;

    private static IReadOnlyList<T> Read<T>(string folder, string kind, Func<JsonElement, IEnumerable<T>> read)
    {
        try
        {
            using var described = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, $"{Project}.{kind}")));
            return [.. read(described.RootElement)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }
}

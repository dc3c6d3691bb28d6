using System.Diagnostics;

namespace ExpRunner.EndToEnd.Tests.Clusters;

/// <summary>A folder for plug-ins, and the variable that names it.</summary>
internal sealed class PluginPlace : IDisposable
{
    private const string Package = "ExpRunner.TestPlugin";

    public string Path { get; } = Directory.CreateTempSubdirectory("exprun-plugins-").FullName;

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["EXPRUN_PLUGINS"] = Path };

    /// <summary>The version that the tool has here.</summary>
    public static string ToolVersion { get; } = FileVersionInfo.GetVersionInfo(Programs.Tool).ProductVersion!;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Puts the engine of the tests there, as adding it would.</summary>
    /// <returns>Its folder.</returns>
    public string Put(string? version = null)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, version ?? ToolVersion, Package)).FullName;
        File.Copy(Programs.TestPlugin, System.IO.Path.Combine(folder, $"{Package}.dll"));
        File.Copy(Programs.TestPlugin, System.IO.Path.Combine(folder, "plugin.dll"));
        File.Copy(System.IO.Path.ChangeExtension(Programs.TestPlugin, ".deps.json"), System.IO.Path.Combine(folder, "plugin.deps.json"));
        return folder;
    }
}

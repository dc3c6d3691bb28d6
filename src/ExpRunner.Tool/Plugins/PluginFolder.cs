using System.Reflection;
using ExpRunner.Hosting;

namespace ExpRunner.Tool.Plugins;

/// <summary>Where plug-ins are, by the version of the tool that they are for: <c>VERSION/PACKAGE</c>.</summary>
/// <param name="root">The folder; it need not be there.</param>
internal sealed class PluginFolder(string root)
{
    /// <summary>The variable that names it.</summary>
    public const string Variable = "EXPRUN_PLUGINS";

    /// <summary>The version of this tool.</summary>
    public static string ToolVersion { get; } = typeof(ClusterPlugins).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The folder of the user who runs the tool.</summary>
    public static PluginFolder Own()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new PluginFolder(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named)
            : Path.Combine(home.Length > 0 ? home : AppContext.BaseDirectory, "exprun", "plugins"));
    }

    /// <summary>The folder.</summary>
    public string Root => root;

    /// <summary>All plug-ins, in order.</summary>
    public IReadOnlyList<Plugin> All => [.. FoldersIn(root).SelectMany(version => FoldersIn(version).Select(plugin => new Plugin(plugin, Path.GetFileName(version))))];

    /// <summary>Takes a published project as a plug-in, in place of an older one.</summary>
    /// <param name="published">The folder, which is moved.</param>
    /// <param name="package">The name of the package.</param>
    public Plugin Take(string published, string package)
    {
        var plugin = new Plugin(Path.Combine(root, ToolVersion, package), ToolVersion);
        Directory.CreateDirectory(Path.GetDirectoryName(plugin.Folder)!);
        if (Directory.Exists(plugin.Folder))
        {
            Directory.Delete(plugin.Folder, recursive: true);
        }
        Directory.Move(published, plugin.Folder);
        return plugin;
    }

    /// <summary>Folders with a dot in front are in the making.</summary>
    private static IEnumerable<string> FoldersIn(string folder)
        => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(inner => !Path.GetFileName(inner).StartsWith('.')).Order(StringComparer.Ordinal) : [];
}

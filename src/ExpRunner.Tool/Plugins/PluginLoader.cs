using System.Reflection;
using System.Runtime.CompilerServices;

namespace ExpRunner.Tool.Plugins;

/// <summary>Loads the plug-ins that are for this version of the tool; what they have they make known themselves.</summary>
internal static class PluginLoader
{
    /// <summary>The command that adds the engine of clusters.</summary>
    public const string AddCommand = "exprun plugin add ExpRunner.Orleans";

    /// <summary>Loads all.</summary>
    /// <returns>What is wrong with those that cannot be used.</returns>
    public static IReadOnlyList<string> LoadAll()
    {
        var all = PluginFolder.Own().All;
        var own = all.Where(plugin => plugin.ToolVersion == PluginFolder.ToolVersion).ToList();
        var others = all.Where(plugin => own.TrueForAll(one => one.Package != plugin.Package));
        return [.. own.Select(Load).OfType<string>(), .. others.Select(plugin => $"The plug-in {plugin.Package} is here for version {plugin.ToolVersion} of exprun, and this is {PluginFolder.ToolVersion}.")];
    }

    private static string? Load(Plugin plugin)
    {
        try
        {
            var assembly = new PluginContext(plugin).LoadFromAssemblyName(new AssemblyName(plugin.Package));
            RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
            return null;
        }
        catch (Exception fault)
        {
            // It is the code of others: whatever it throws, the tool can do the rest of its work.
            return $"The plug-in {plugin.Package} in {plugin.Folder} cannot be loaded: {fault.GetBaseException().Message}";
        }
    }
}

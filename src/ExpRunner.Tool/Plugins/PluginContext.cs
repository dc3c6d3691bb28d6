using System.Reflection;
using System.Runtime.Loader;

namespace ExpRunner.Tool.Plugins;

/// <summary>Loads what a plug-in brings beside what the tool has: assemblies of ExpRunner are the tool's own, so that both mean the same by them.</summary>
internal sealed class PluginContext(Plugin plugin) : AssemblyLoadContext(plugin.Package)
{
    private readonly AssemblyDependencyResolver _resolver = new(plugin.Root);

    protected override Assembly? Load(AssemblyName assemblyName)
        => !IsShared(assemblyName.Name!) && _resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
        => _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;

    private static bool IsShared(string name)
        => name.StartsWith("ExpRunner", StringComparison.Ordinal) && File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}

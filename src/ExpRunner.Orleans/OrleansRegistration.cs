using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ExpRunner.Cluster;

namespace ExpRunner.Orleans;

/// <summary>Makes <c>--backend orleans</c> known; a generated entry point looks for it in what a project references.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OrleansRegistration
{
    /// <summary>Registers it when the assembly is loaded.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "This is how the packages of ExpRunner make themselves known.")]
    internal static void Register() => ClusterRegistry.Add(new OrleansProvider());
}

using System.Reflection;

namespace ExpRunner.Sweeps;

/// <summary>What is known of code outside the experiment's module.</summary>
internal static class LibraryCode
{
    private static readonly HashSet<string> Known
        = ["System", "mscorlib", "netstandard", "Microsoft.CSharp", "Microsoft.Win32.Registry", "Microsoft.Win32.Primitives", "ExpRunner", "ExpRunner.Core", "ExpRunner.Programs", "ExpRunner.Reporting"];

    private static readonly HashSet<string> Harmless
        = ["GetTypeFromHandle", "get_TypeHandle", "op_Equality", "op_Inequality", "Equals", "GetHashCode", "get_Name", "get_FullName", "ToString", "GetTypeCode", "get_IsValueType", "get_IsEnum", "get_Namespace",
            "IsInstanceOfType", "IsAssignableFrom", "IsAssignableTo"];

    /// <summary>Whether an assembly is part of .NET or of ExpRunner, whose versions are recorded beside the code's identity.</summary>
    public static bool IsKnown(Assembly assembly) => IsKnown(assembly.GetName().Name ?? "");

    private static bool IsKnown(string name) => Known.Contains(name) || name.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>Refuses calls that find code by name, or make it, while running.</summary>
    /// <exception cref="CodeOutOfSightException">This is one.</exception>
    public static void RefuseLookUps(MethodBase method)
    {
        var type = method.DeclaringType;
        if (type is null || !IsKnown(type.Assembly))
        {
            return;
        }
        var looksUp = type == typeof(Type) || type == typeof(MemberInfo) ? !Harmless.Contains(method.Name)
            : type == typeof(AppDomain)
            || (type == typeof(Delegate) && (method.Name is "CreateDelegate" or "DynamicInvoke"))
            || (type == typeof(Activator) && !method.IsGenericMethod)
            || type.FullName == "System.Runtime.InteropServices.NativeLibrary" || type.FullName == "System.Runtime.InteropServices.Marshal"
            || (type.Namespace is { } space && (space.StartsWith("System.Reflection", StringComparison.Ordinal) || space.StartsWith("Microsoft.CSharp", StringComparison.Ordinal)
                || space.StartsWith("System.Runtime.Loader", StringComparison.Ordinal) || space == "System.Linq.Expressions"));
        if (looksUp)
        {
            throw new CodeOutOfSightException($"{type}.{method.Name} finds code while running.");
        }
    }

    /// <summary>The versions of libraries and of all they refer to in turn, whether or not that is called.</summary>
    public static IEnumerable<string> Versions(IEnumerable<Assembly> libraries)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = new Stack<Assembly>(libraries);
        while (left.TryPop(out var library))
        {
            if (!found.TryAdd(library.GetName().Name ?? "", library.ManifestModule.ModuleVersionId.ToString("N")))
            {
                continue;
            }
            foreach (var reference in library.GetReferencedAssemblies().Where(reference => !IsKnown(reference.Name ?? "") && !found.ContainsKey(reference.Name ?? "")))
            {
                if (TryLoad(reference, library) is { } next)
                {
                    left.Push(next);
                }
                else
                {
                    found.TryAdd(reference.Name ?? "", "missing");
                }
            }
        }
        return found.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"library {pair.Key} {pair.Value}");
    }

    private static Assembly? TryLoad(AssemblyName name, Assembly from)
    {
        try
        {
            return System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(from)!.LoadFromAssemblyName(name);
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}

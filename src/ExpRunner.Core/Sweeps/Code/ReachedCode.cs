using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;

namespace ExpRunner.Sweeps;

/// <summary>
/// A hash of the code that makes an experiment's results: what its chain and its config classes reach, as the compiler wrote it, and the
/// versions of the libraries that it calls. Where reached code looks code up at run time, the hash is of whole modules. See docs/decisions/0010.
/// </summary>
internal static class ReachedCode
{
    private const string Generated = "ExpRunner.Generated";

    /// <summary>The number of the method that initialises a module, where there is one.</summary>
    private const int FirstMethod = 0x06000001;

    /// <param name="config">The experiment's class.</param>
    /// <param name="run">What runs its chain.</param>
    public static string Identity(Type config, MethodInfo run)
    {
        try
        {
            return Compute(config, run);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever stands in the way of reading the code, whole modules are the honest answer.
            return "modules-" + Hash(LibraryCode.Versions([config.Assembly]));
        }
    }

    private static string Compute(Type config, MethodInfo run)
    {
        var walk = new CodeWalk(config.Module);
        walk.Add(run);
        walk.Names.Touch(config);
        foreach (var start in ProgramStarts(config.Assembly))
        {
            walk.Add(start);
        }
        var reached = walk.Run().ToList();
        var debugging = config.Assembly.GetCustomAttribute<DebuggableAttribute>()?.DebuggingFlags;
        return "code-" + Hash([$"debugging {debugging}", .. reached, .. LibraryCode.Versions(walk.Names.Libraries)]);
    }

    /// <summary>What runs before any experiment and may leave something for it: <c>Main</c> and module initialisers, generated ones left out.</summary>
    private static IEnumerable<MethodBase> ProgramStarts(Assembly assembly)
    {
        var first = assembly.ManifestModule.ResolveMethod(FirstMethod);
        var initialisers = first is { DeclaringType: null, Name: ".cctor" } ? ReachedMethod.Called(first) : [];
        return initialisers.Append(assembly.EntryPoint).OfType<MethodBase>().Where(start => start.DeclaringType?.Namespace != Generated);
    }

    private static string Hash(IEnumerable<string> lines)
        => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..32];
}

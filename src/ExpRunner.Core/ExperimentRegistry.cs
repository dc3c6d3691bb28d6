using System.ComponentModel;
using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>The experiments of the loaded assemblies, in order of registration; generated module initialisers fill it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExperimentRegistry
{
    private static readonly List<(string Name, Type Class, Func<Experiment> Make)> Registered = [];

    /// <summary>Adds an experiment, which is made when it is first asked for.</summary>
    public static void Add<T>(string name)
        where T : IExperiment<T>
    {
        lock (Registered)
        {
            Registered.Add((name, typeof(T), static () => T.Definition));
        }
    }

    /// <summary>The names, in order of registration.</summary>
    public static IReadOnlyList<string> Names
    {
        get
        {
            lock (Registered)
            {
                return [.. Registered.Select(entry => entry.Name)];
            }
        }
    }

    /// <summary>Identifies the code of all of them, without making one: what both ends of a pool must have in common.</summary>
    internal static string CodeIdentity
    {
        get
        {
            var modules = new List<string>();
            lock (Registered)
            {
                foreach (var (_, type, _) in Registered)
                {
                    var module = type.Module.ModuleVersionId.ToString("N");
                    if (!modules.Contains(module))
                    {
                        modules.Add(module);
                    }
                }
            }
            return string.Join('+', modules);
        }
    }

    /// <summary>Makes the experiment of that name; null if there is none.</summary>
    public static Experiment? Find(string name)
    {
        lock (Registered)
        {
            foreach (var (registered, _, make) in Registered)
            {
                if (registered == name)
                {
                    return make();
                }
            }
            return null;
        }
    }
}

using System.ComponentModel;

namespace ExpRunner.Hosting;

/// <summary>Where a program that references no cluster engine gets one from: the tool says it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClusterPlugins
{
    private static readonly Lock Gate = new();
    private static Func<IReadOnlyList<string>>? _load;

    /// <summary>The command that adds an engine.</summary>
    internal static string AddCommand { get; private set; } = "dotnet add package ExpRunner.Orleans";

    /// <summary>Why plug-ins that are there cannot be used.</summary>
    internal static IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Says how plug-ins are loaded, which happens once, when an engine is first asked for.</summary>
    /// <param name="load">Loads them, so that their engines make themselves known; gives what is wrong with those that cannot be used.</param>
    /// <param name="addCommand">The command that adds one.</param>
    public static void Use(Func<IReadOnlyList<string>> load, string addCommand)
    {
        lock (Gate)
        {
            (_load, AddCommand) = (load, addCommand);
        }
    }

    /// <summary>Loads them, the first time.</summary>
    internal static void Load()
    {
        lock (Gate)
        {
            if (_load is { } load)
            {
                _load = null;
                Faults = load();
            }
        }
    }
}

using System.Collections;

namespace ExpRunner.Programs.Running;

/// <summary>The variables that programs inherit from this process.</summary>
internal static class InheritedVariables
{
    /// <summary>All of them as they are now.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All
        => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""));
}

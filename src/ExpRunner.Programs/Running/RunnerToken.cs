using System.Globalization;
using System.Security.Cryptography;
using ExpRunner.Execution;

namespace ExpRunner.Programs.Running;

/// <summary>
/// The text that tells the processes of this runner from all others: they carry it in a variable, with the number of their attempt behind it,
/// so that they are found whatever groups they made, also when this runner is gone.
/// </summary>
internal sealed class RunnerToken
{
    /// <summary>The variable that holds it.</summary>
    public const string Variable = "EXPRUN_TOKEN";
    private int _attempts;

    /// <summary>The part that all attempts of this runner have in common, with the dot that ends it.</summary>
    public string Text { get; } = string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessId}.{StartOf(Environment.ProcessId) ?? 0}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.");

    /// <summary>The token of one more attempt.</summary>
    public string Next() => Text + Interlocked.Increment(ref _attempts).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the runner that made a token is gone.</summary>
    public static bool IsOfTheDead(string token)
        => token.Split('.') is [var process, var start, _, _]
            && int.TryParse(process, CultureInfo.InvariantCulture, out var id)
            && StartOf(id)?.ToString(CultureInfo.InvariantCulture) != start;

    private static long? StartOf(int process)
        => OperatingSystem.IsLinux() && ProcessEntry.TryRead(process) is { HasEnded: false } entry ? entry.Started : null;
}

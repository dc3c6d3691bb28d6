using System.Reflection;

namespace ExpRunner.Sweeps;

/// <summary>Says what the user's own code threw while a sweep was planned: sources of values, constraints, lists of configs.</summary>
internal static class UserFault
{
    /// <summary>One sentence: the experiment, the exception and the place it came from.</summary>
    public static string Describe(string experiment, Exception fault)
    {
        while (fault is TypeInitializationException or TargetInvocationException && fault.InnerException is { } inner)
        {
            fault = inner;
        }
        var place = fault.StackTrace?.Split('\n')[0].Trim() is { Length: > 0 } frame ? $" {frame}" : "";
        return $"{experiment}: its own code threw {fault.GetType().Name} while the sweep was planned: {fault.Message}{place}";
    }
}

namespace ExpRunner.Commands;

/// <summary>What the environment says of colours: <c>NO_COLOR</c> first, then <c>CLICOLOR_FORCE</c> and <c>FORCE_COLOR</c>.</summary>
internal static class Colours
{
    /// <summary>Whether a person wants them everywhere or nowhere; null: where there is a terminal for them.</summary>
    public static bool? Wanted => IsSet("NO_COLOR") ? false : IsOn("CLICOLOR_FORCE") || IsOn("FORCE_COLOR") ? true : null;

    /// <summary>Whether standard output gets signs for colours and bold text.</summary>
    public static bool InOutput => Wanted ?? (!Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb");

    private static bool IsSet(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 };

    private static bool IsOn(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } and not "0";
}

using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Running;

/// <summary>What a replay gave beside what was recorded.</summary>
internal static class ReplayComparison
{
    private const string Measured = "fit_time";

    /// <summary>A score then and now; null where it had none.</summary>
    public readonly record struct Score(string Name, Value? Recorded, Value? Now)
    {
        public bool IsSame => Recorded is { } then && Now is { } now && then.ToJson() == now.ToJson();
    }

    /// <summary>Every score, <c>fit_time</c> left out, those of the record first.</summary>
    public static IReadOnlyList<Score> Scores(Value recorded, Value now)
    {
        // Both sides as a journal keeps them: NaN as a text, numbers as they are written.
        var (then, after) = (Value.ParseJson(recorded.ToJson()), Value.ParseJson(now.ToJson()));
        string[] names = [.. then.Names, .. after.Names];
        return [.. names.Distinct().Where(name => name != Measured).Select(name => new Score(name, Of(then, name), Of(after, name)))];
    }

    /// <summary>Whether two failures are one: the exception and its message, not the lines of code it came from.</summary>
    public static bool IsSameError(RecordedOutcome recorded, Outcome now) => recorded.Status == now.Status && FirstLine(recorded.Error) == FirstLine(now.Error);

    /// <summary>The first line of an error.</summary>
    public static string FirstLine(string? error) => (error ?? "").Split('\n')[0].TrimEnd('\r');

    /// <summary>What is not as it was: <c>runtime: .NET 10.0.1 -> .NET 10.0.2</c>.</summary>
    public static IEnumerable<string> Changes(RunnerLine then, string codeIdentity)
    {
        (string Name, string? Then, string? Now)[] all =
        [
            ("ExpRunner", then.Version, ThisProgram.Version),
            ("code", then.CodeIdentity, codeIdentity),
            ("git commit", then.GitCommit, GitCommit.Of(Environment.CurrentDirectory)),
            .. Machine(then.Machine),
        ];
        return all.Where(entry => !string.IsNullOrEmpty(entry.Then) && entry.Then != entry.Now).Select(entry => $"{entry.Name}: {entry.Then} -> {entry.Now ?? "(none)"}");
    }

    private static IEnumerable<(string, string?, string?)> Machine(Value then)
    {
        var now = ThisProgram.Machine();
        return then.Names.ToArray().Select(name => (name, Of(then, name)?.ToString(), Of(now, name)?.ToString()));
    }

    private static Value? Of(Value members, string name) => members.TryGet(name, out var value) ? value : null;
}

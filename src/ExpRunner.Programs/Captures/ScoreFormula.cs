using ExpRunner.Expressions;

namespace ExpRunner.Programs.Captures;

/// <summary>A score that is computed from others and the config.</summary>
/// <param name="Name">The score's name.</param>
/// <param name="Expression">What it is.</param>
internal sealed record ScoreFormula(string Name, Expression Expression)
{
    /// <summary>The expression behind the = that a text begins with; null: it begins with none.</summary>
    public static string? TextOf(string text) => text.AsSpan().TrimStart() is ['=', ..] ? text[(text.IndexOf('=') + 1)..] : null;
}

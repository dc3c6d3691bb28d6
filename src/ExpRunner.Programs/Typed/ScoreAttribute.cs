namespace ExpRunner;

/// <summary>Reads a score from what the programs of a <see cref="ProgramExperimentAttribute"/> print: the first group of the last line that matches.</summary>
/// <param name="name">The score's name.</param>
/// <param name="pattern">
/// A regular expression with a group, such as <c>accuracy: (@float@)</c>; <c>@float@</c>, <c>@int@</c>, <c>@slug@</c> and <c>@str@</c> stand for what programs print.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ScoreAttribute(string name, string pattern) : Attribute
{
    /// <summary>The score's name.</summary>
    public string Name => name;

    /// <summary>The pattern of the lines it is read from.</summary>
    public string Pattern => pattern;

    /// <summary>The stage whose output is read; all if left out.</summary>
    public string? Stage { get; set; }

    /// <summary>Whether a repetition without it has failed.</summary>
    public bool Required { get; set; }
}

using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;

namespace ExpRunner;

/// <summary>One thing that code says of a command line.</summary>
/// <param name="Said">The call, for messages: <c>Argument("-n")</c>.</param>
internal sealed record Declaration(string Said)
{
    /// <summary>The parameter it is; null: it is none.</summary>
    public string? Parameter { get; init; }

    /// <summary>What the parameter may be; null where it is none, or was refused.</summary>
    public Domain? Domain { get; init; }

    /// <summary>What it adds to the command, given the parameter's name.</summary>
    public Func<string, IReadOnlyList<ArgumentTemplate>> Arguments { get; init; } = _ => [];

    /// <summary>The variable it sets; null: none.</summary>
    public string? Variable { get; init; }

    /// <summary>What is wrong with it; null: nothing.</summary>
    public string? Fault { get; init; }
}

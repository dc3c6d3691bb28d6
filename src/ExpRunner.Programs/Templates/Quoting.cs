namespace ExpRunner.Programs.Templates;

/// <summary>The quotes a character of a command stands in.</summary>
internal enum Quoting
{
    /// <summary>None.</summary>
    None,
    /// <summary>Single quotes.</summary>
    Single,
    /// <summary>Double quotes.</summary>
    Double,
}

namespace ExpRunner.Programs.Captures;

/// <summary>A pattern that cannot be used, or output that cannot be read with it.</summary>
/// <param name="message">What is wrong and what to do, without the place.</param>
/// <param name="column">The 1-based column in the pattern's text; 0: it is not about a place in it.</param>
internal sealed class CaptureException(string message, int column = 0) : Exception(message)
{
    /// <summary>The 1-based column in the pattern's text; 0: it is not about a place in it.</summary>
    public int Column => column;
}

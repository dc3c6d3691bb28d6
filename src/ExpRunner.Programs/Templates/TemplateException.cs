namespace ExpRunner.Programs.Templates;

/// <summary>A template that cannot be read, or that the values at hand cannot fill.</summary>
/// <param name="message">What is wrong and what to do, without the place.</param>
/// <param name="column">The 1-based column in the template's text.</param>
internal sealed class TemplateException(string message, int column) : Exception(message)
{
    /// <summary>The 1-based column in the template's text.</summary>
    public int Column => column;
}

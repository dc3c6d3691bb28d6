namespace ExpRunner;

/// <summary>Where a program prints to.</summary>
public enum OutputStream
{
    /// <summary>Standard output.</summary>
    Output,
    /// <summary>Standard error.</summary>
    Error,
}

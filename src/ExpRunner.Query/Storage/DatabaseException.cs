namespace ExpRunner.Querying;

/// <summary>What SQLite refused.</summary>
/// <param name="code">Its primary result code.</param>
/// <param name="message">Its message.</param>
internal sealed class DatabaseException(int code, string message) : Exception(message)
{
    /// <summary>The primary result code.</summary>
    public int Code => code;
}

namespace ExpRunner.Hosting.Running;

/// <summary>What must not stand on a command line, where everybody can read it: in a file, or in a variable.</summary>
internal static class HiddenText
{
    /// <summary>The variable of what all machines of a cluster know.</summary>
    public const string Secret = "EXPRUN_CLUSTER_SECRET";

    /// <summary>The variable of the password of a private key.</summary>
    public const string KeyPassword = "EXPRUN_TLS_KEY_PASSWORD";

    /// <summary>The variable of the connection by which heads are one cluster.</summary>
    public const string Connection = "EXPRUN_CLUSTER_CONNECTION";

    /// <summary>The text; null: there is none.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="file">The file; null: it may be in the variable.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="problems">Takes what is wrong with the file.</param>
    public static string? Read(string option, string? file, string variable, ICollection<string> problems)
    {
        if (file is null)
        {
            return Variable(variable);
        }
        try
        {
            var text = File.ReadAllText(file).Trim();
            if (text.Length == 0)
            {
                problems.Add($"{option} {file}: the file is empty.");
            }
            return text;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{option} {file}: {fault.Message}");
            return null;
        }
    }

    /// <summary>What a variable says; null: nothing.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}

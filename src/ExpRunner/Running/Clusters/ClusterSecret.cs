using ExpRunner.Cluster;

namespace ExpRunner.Hosting.Running;

/// <summary>What the machines of a cluster know and nobody else: in a file, or in a variable.</summary>
internal static class ClusterSecret
{
    /// <summary>The variable.</summary>
    public const string Variable = "EXPRUN_CLUSTER_SECRET";

    /// <summary>The secret; null: there is none.</summary>
    /// <param name="file">The file; null: it may be in the variable.</param>
    /// <exception cref="ClusterException">The file cannot be read.</exception>
    public static string? Read(string? file)
    {
        try
        {
            var text = file is null ? Environment.GetEnvironmentVariable(Variable) : File.ReadAllText(file).Trim();
            return string.IsNullOrEmpty(text) ? null : text;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException($"--secret-file {file}: {fault.Message}", fault);
        }
    }
}

namespace ExpRunner.Commands;

/// <summary>The variables of the environment that a person may set, for manual pages; docs/command-line.md says more.</summary>
internal static class EnvironmentVariables
{
    /// <summary>Name and meaning.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("NO_COLOR", "Not empty: no colours."),
        ("CLICOLOR_FORCE, FORCE_COLOR", "Not empty and not 0: colours where output is no terminal, too; NO_COLOR counts more."),
        ("COLUMNS", "Width of help where output is no terminal."),
        ("TERM", "dumb: plain lines without colours and bars."),
        ("EXPRUN_CLUSTER_SECRET", "Secret of a cluster, in place of --secret-file."),
        ("EXPRUN_CLUSTER_CONNECTION", "Connection of heads to their database, in place of --connection-file."),
        ("EXPRUN_TLS_KEY_PASSWORD", "Password of the file of --tls-key."),
        ("EXPRUN_PLUGINS", "Folder of plug-ins, in place of the user's own."),
    ];
}

namespace ExpRunner.Nodes;

/// <summary>Says why ssh did not get to a node, and what to do.</summary>
internal static class SshFault
{
    /// <param name="spec">The node.</param>
    /// <param name="printed">What ssh wrote to its standard error stream.</param>
    public static NodeException Of(NodeSpec spec, string printed)
    {
        var byHand = SshCommand.ByHand(spec);
        var way = spec switch
        {
            _ when Says("Could not resolve hostname") => $"no machine of the name '{spec.HostName}' is known. Write hostname: as `{byHand}` takes it: a name, an address, or an entry of your ssh configuration.",
            _ when Says("HOST IDENTIFICATION HAS CHANGED") => $"'{spec.HostName}' shows another host key than before: it was set up anew, or something else answers in its place. When you know why, remove the old key: ssh-keygen -R {KnownName(spec)}, then look at the new one: {byHand}.",
            _ when Says("Host key verification failed") => $"the host key of '{spec.HostName}' is not known here. Look at it once by hand and say yes: {byHand}; or compare what `ssh-keyscan{PortOption(spec)} {spec.HostName}` prints with the key of the machine, and add it to ~/.ssh/known_hosts.",
            _ when Says("Permission denied") || Says("Too many authentication failures") => $"'{spec.HostName}' takes no key of this machine, and passwords are never asked for. This must work without a question: {byHand}. Put your public key there: ssh-copy-id{PortOption(spec)} {UserAt(spec)}{spec.HostName}; a key with a passphrase must be in ssh-agent.",
            _ when Says("Connection refused") => $"nothing listens for ssh on '{spec.HostName}'{Port(spec)}: start sshd there, or correct port:. By hand: {byHand}.",
            _ when Says("timed out") || Says("No route to host") || Says("unreachable") => $"'{spec.HostName}' does not answer: it is off, it sleeps, or a firewall is between. By hand: {byHand}.",
            _ when Says("not found") && Says("ssh") => "there is no ssh on this machine. Install OpenSSH's client, such as the package openssh-client.",
            _ => $"ssh did not get to '{spec.HostName}'. This must work without a question: {byHand}.",
        };
        var isLasting = Says("HOST IDENTIFICATION HAS CHANGED") || Says("Host key verification failed") || Says("Permission denied");
        return new NodeException(printed.Length == 0 ? way : $"{way} ssh says: {Tidy(printed)}") { IsLasting = isLasting };

        bool Says(string words) => printed.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>In one line, without the frames that ssh draws.</summary>
    private static string Tidy(string printed)
    {
        var lines = printed.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.Trim('@').Length > 0);
        return string.Join(' ', lines.Select(line => line.Trim('@', ' '))).TrimEnd('.') + ".";
    }

    private static string KnownName(NodeSpec spec) => spec.Port is { } port and not 22 ? FormattableString.Invariant($"'[{spec.HostName}]:{port}'") : spec.HostName;

    private static string Port(NodeSpec spec) => spec.Port is { } port ? FormattableString.Invariant($", port {port}") : "";

    private static string PortOption(NodeSpec spec) => spec.Port is { } port ? FormattableString.Invariant($" -p {port}") : "";

    private static string UserAt(NodeSpec spec) => spec.User is { } user ? $"{user}@" : "";
}

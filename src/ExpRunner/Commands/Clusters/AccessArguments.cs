using System.CommandLine;
using ExpRunner.Hosting.Running;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options by which a head lets others in, and these find that it is the right one.</summary>
internal sealed class AccessArguments(bool isHead)
{
    private readonly Option<string?> _secretFile = new("--secret-file") { Description = $"File with the secret of the cluster; default: the variable {HiddenText.Secret}.", HelpName = "FILE" };
    private readonly Option<string?> _certificate = new("--tls-certificate") { Description = isHead ? "Certificate that the head shows: connections are by TLS." : "Certificate of the cluster, where its heads have no secret.", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--tls-key") { Description = $"Private key of the certificate, where it is in a file of its own; its password in the variable {HiddenText.KeyPassword}.", HelpName = "FILE" };
    private readonly Option<string?> _pin = new("--tls-pin") { Description = "SHA-256 fingerprint of the certificate that heads must show, or a file with it; several with commas.", HelpName = "FINGERPRINT|FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_secretFile);
        command.Options.Add(_certificate);
        command.Options.Add(_key);
        if (!isHead)
        {
            command.Options.Add(_pin);
        }
    }

    /// <summary>What was typed.</summary>
    public AccessFiles Bind(ParseResult typed) => new()
    {
        Secret = typed.GetValue(_secretFile),
        Certificate = typed.GetValue(_certificate),
        Key = typed.GetValue(_key),
        Pin = isHead ? null : typed.GetValue(_pin),
    };
}

namespace ExpRunner.Workers;

/// <summary>The first frame from a worker: who answers.</summary>
internal sealed record Greeting
{
    public int Protocol { get; init; } = Workers.Protocol.Version;

    public required string Version { get; init; }

    /// <summary>Identifies the code the worker runs.</summary>
    public string CodeIdentity { get; init; } = "";

    public string Host { get; init; } = "";

    public int ProcessId { get; init; }

    /// <summary>The worker as outcomes name it.</summary>
    public string Worker => $"{Host}/{ProcessId}";

    public void Write(FrameWriter writer)
    {
        writer.Begin(FrameKind.Greeting);
        writer.Int32(Protocol);
        writer.Text(Version);
        writer.Text(CodeIdentity);
        writer.Text(Host);
        writer.Int32(ProcessId);
        writer.End();
    }

    /// <summary>Reads it; of another version of the protocol only what every version has.</summary>
    public static Greeting Read(FrameReader reader)
    {
        var greeting = new Greeting { Protocol = reader.Int32(), Version = reader.Text() ?? "" };
        return greeting.Protocol != Workers.Protocol.Version
            ? greeting
            : greeting with { CodeIdentity = reader.Text() ?? "", Host = reader.Text() ?? "", ProcessId = reader.Int32() };
    }

    /// <summary>Why this worker may not work for one of that version and code, or null.</summary>
    public string? Refusal(string version, string codeIdentity)
    {
        if (Protocol != Workers.Protocol.Version || Version != version)
        {
            return $"The worker is ExpRunner {Version} (protocol {Protocol}), this is ExpRunner {version} (protocol {Workers.Protocol.Version}). Build both from one version.";
        }
        return CodeIdentity == codeIdentity
            ? null
            : $"The worker runs other code (build {CodeIdentity}) than this process (build {codeIdentity}). The program was probably rebuilt after it was started: start it again.";
    }
}

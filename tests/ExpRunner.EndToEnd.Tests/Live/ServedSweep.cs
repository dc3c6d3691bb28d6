namespace ExpRunner.EndToEnd.Tests.Live;

/// <summary>A sweep that has ended, and a server of it for all tests of a class.</summary>
public sealed class ServedSweep : IDisposable
{
    public ServedSweep()
    {
        Folder.Run(0, "-e", "Quadratic", "-q");
        Server = new(Folder.Path);
    }

    internal SweepFolder Folder { get; } = new();

    internal RunningServer Server { get; }

    public void Dispose()
    {
        Server.Dispose();
        Folder.Dispose();
    }
}

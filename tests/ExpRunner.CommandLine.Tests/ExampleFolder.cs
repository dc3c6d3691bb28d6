namespace ExpRunner.CommandLine.Tests;

/// <summary>A folder that examples may write into, for no other tests.</summary>
public sealed class ExampleFolder : IDisposable
{
    public KnnFolder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();
}

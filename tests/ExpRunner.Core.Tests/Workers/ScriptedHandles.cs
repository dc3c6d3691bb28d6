using ExpRunner.Workers;

namespace ExpRunner.Tests.Workers;

/// <summary>Handles whose input is what a test says next; reading where nothing was said fails.</summary>
internal sealed class ScriptedHandles : WorkerHandles
{
    private readonly Queue<byte[]> _input = new();

    public bool WasKilled { get; private set; }

    /// <summary>Called when input was seen and the one who waited has not yet gone on.</summary>
    public Action? WhenSeen { get; set; }

    public void Say(Action<FrameWriter> write)
    {
        var writer = new FrameWriter();
        write(writer);
        _input.Enqueue(writer.Written.ToArray());
    }

    public void SayEnd() => _input.Enqueue([]);

    public override int Read(Span<byte> buffer)
    {
        var bytes = _input.Dequeue();
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
    }

    public override bool WaitForInput(TimeSpan limit)
    {
        var isThere = _input.Count > 0;
        var seen = WhenSeen;
        WhenSeen = null;
        seen?.Invoke();
        return isThere;
    }

    public override void PointAt(int stream, string path)
    {
    }

    public override long Length(int stream) => 0;

    public override bool TryMove(string from, string to) => true;

    public override Stream Open(int stream) => Stream.Null;

    public override void LeadGroup()
    {
    }

    protected override void Kill() => WasKilled = true;
}

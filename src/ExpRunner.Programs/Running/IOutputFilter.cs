namespace ExpRunner.Programs.Running;

/// <summary>Takes the bytes of a stream.</summary>
internal delegate void TakeBytes(ReadOnlySpan<byte> bytes);

/// <summary>Tells what a program printed from what comes with it on the same stream.</summary>
internal interface IOutputFilter
{
    /// <summary>Takes more bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="printed">Takes those that the program printed.</param>
    /// <returns>False: nothing more is to come.</returns>
    bool Take(ReadOnlySpan<byte> bytes, TakeBytes printed);

    /// <summary>Nothing comes any more.</summary>
    /// <param name="fault">What went wrong here; null: the stream has ended.</param>
    void End(Exception? fault);
}

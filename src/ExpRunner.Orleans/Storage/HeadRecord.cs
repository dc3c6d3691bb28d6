using Orleans;

namespace ExpRunner.Orleans.Storage;

/// <summary>A record as a storage of Orleans gets it.</summary>
[GenerateSerializer, Alias("ExpRunner.HeadRecord")]
internal sealed class HeadRecord
{
    /// <summary>What is in it.</summary>
    [Id(0)]
    public byte[] Bytes { get; set; } = [];

    /// <summary>What a state holds; nothing where it holds no record.</summary>
    public static byte[] BytesOf(IGrainState<HeadRecord> state) => state.State?.Bytes ?? [];

    /// <summary>A state that is to be one of these.</summary>
    public static IGrainState<HeadRecord> In<T>(IGrainState<T> state)
        => state as IGrainState<HeadRecord> ?? throw new NotSupportedException($"The head keeps its own records only, not {typeof(T)}.");
}

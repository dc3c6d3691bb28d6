namespace ExpRunner.Values;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind
{
    /// <summary>Nothing.</summary>
    Null,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A number, kept as it was written.</summary>
    Number,
    /// <summary>Text.</summary>
    Text,
    /// <summary>Values in order.</summary>
    List,
    /// <summary>Named values in order.</summary>
    Object,
}

namespace ExpRunner.Expressions;

/// <summary>What a function makes of an argument that is null.</summary>
internal enum NullArguments
{
    /// <summary>Lenient, the value is null; strict, it is a fault.</summary>
    GiveNull,
    /// <summary>Lenient, the function decides; strict, it is a fault.</summary>
    AreLeftOut,
    /// <summary>The function takes them for what they are.</summary>
    AreTaken,
}

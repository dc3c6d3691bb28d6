namespace ExpRunner.BuildTime;

/// <summary>What the classes of a project are.</summary>
internal enum Kind
{
    /// <summary>Classes that nothing is generated for.</summary>
    Plain,

    /// <summary>The same classes in a <c>JsonSerializerContext</c>.</summary>
    JsonContext,

    /// <summary>The same classes as experiments.</summary>
    Experiments,
}

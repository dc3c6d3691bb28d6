namespace ExpRunner.Programs;

/// <summary>Is public here, and not there any more.</summary>
public sealed class Gone;

namespace Digits;

/// <summary>Images to learn from, and other images to be judged by.</summary>
public sealed record Split(DataSet Train, DataSet Test);

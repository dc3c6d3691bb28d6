namespace ExpRunner.Workers;

/// <summary>The other end is no worker: it printed something else first.</summary>
internal sealed class ForeignOutputException(string printed) : Exception(printed);

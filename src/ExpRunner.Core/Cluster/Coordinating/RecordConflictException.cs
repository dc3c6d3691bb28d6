namespace ExpRunner.Cluster.Coordinating;

/// <summary>Two write for one sweep: this one is to stop, and to begin anew from what is on record.</summary>
internal sealed class RecordConflictException(string message) : Exception(message);

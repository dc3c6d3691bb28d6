using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Sends what the code of this process prints to the logs of the attempt that runs; the console's owner provides it.</summary>
internal interface IOutputCapture
{
    /// <summary>Grows whenever something is printed; idle timeouts watch it.</summary>
    long Activity { get; }

    /// <summary>From now on output belongs to the attempt, until the scope is disposed; a log and its folder are made when something is printed.</summary>
    IDisposable Begin(Attempt attempt);
}

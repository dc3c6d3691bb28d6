namespace ExpRunner.EndToEnd.Tests;

/// <summary>The signals that people, batch systems and kernels send.</summary>
internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

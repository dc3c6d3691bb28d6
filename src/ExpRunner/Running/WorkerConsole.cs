using System.Text;

namespace ExpRunner.Hosting.Running;

/// <summary>Makes a worker's console write to streams of ours, unbuffered.</summary>
internal static class WorkerConsole
{
    public static void Use(Stream output, Stream error)
    {
        var plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.SetOut(TextWriter.Synchronized(new StreamWriter(output, plain) { AutoFlush = true }));
        Console.SetError(TextWriter.Synchronized(new StreamWriter(error, plain) { AutoFlush = true }));
    }
}

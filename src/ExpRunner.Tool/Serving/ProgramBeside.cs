using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ExpRunner.Commands;

namespace ExpRunner.Tool.Serving;

/// <summary>A program that lies beside this one and runs on the same runtime, so that only its users load what it needs. It ends with this one, however that ends: by the end of its standard input.</summary>
internal static class ProgramBeside
{
    /// <summary>The folder of the .NET installation that this program runs on.</summary>
    public static string RuntimeRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Its file.</summary>
    public static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.dll");

    /// <summary>Runs it to its end; gives its exit code.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">The line it reads first.</param>
    /// <param name="input">What it reads after that, up to an end that ends it too; null: it ends with this program.</param>
    /// <param name="errors">Where to say why it cannot run.</param>
    public static async Task<int> RunAsync(string name, string options, Stream? input, TextWriter errors)
    {
        // Ctrl-C reaches both programs, other signals this one alone: it tells the other one, and ends after it.
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var program = Path.Combine(RuntimeRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["exec", FileOf(name)]) { RedirectStandardInput = true })!;
            await process.StandardInput.WriteLineAsync(options);
            await process.StandardInput.FlushAsync(CancellationToken.None);
            var told = input is null ? Task.Delay(Timeout.Infinite, stop.Token) : Task.Run(() => Pass(input, process.StandardInput.BaseStream), CancellationToken.None);
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), told, Task.Delay(Timeout.Infinite, stop.Token));
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode;
        }
        catch (Exception broken) when (broken is Win32Exception or IOException)
        {
            errors.WriteLine($"error: {program}: the server cannot be started: {broken.Message}");
            return ExitCode.Failure;
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Passes everything on at once, up to its end, or until nobody reads it any more.</summary>
    private static void Pass(Stream from, Stream to)
    {
        try
        {
            var bytes = new byte[16384];
            for (int count; (count = from.Read(bytes)) > 0; to.Flush())
            {
                to.Write(bytes, 0, count);
            }
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // The program has ended, or is about to.
        }
    }
}

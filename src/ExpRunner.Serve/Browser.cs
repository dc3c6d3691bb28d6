using System.ComponentModel;
using System.Diagnostics;

namespace ExpRunner.Serving;

/// <summary>Opens a page in the browser of whoever is at this machine.</summary>
internal static class Browser
{
    /// <summary>Opens it; gives what is wrong where that cannot be done.</summary>
    public static string? Open(string url)
    {
        var (program, arguments) = OperatingSystem.IsWindows() ? ("explorer", new[] { url }) : OperatingSystem.IsMacOS() ? ("open", [url]) : ("xdg-open", [url]);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
            return null;
        }
        catch (Win32Exception fault)
        {
            return $"no browser was opened: '{program}' cannot be started: {fault.Message}. Open the address yourself.";
        }
    }
}

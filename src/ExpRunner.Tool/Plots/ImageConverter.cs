using System.ComponentModel;
using System.Diagnostics;
using ExpRunner.Reporting;

namespace ExpRunner.Tool;

/// <summary>Makes PNG and PDF of SVG with what is installed: rsvg-convert, else Chromium for PNG.</summary>
internal static class ImageConverter
{
    /// <summary>300 dots an inch are what journals ask for; the picture says its size in millimetres.</summary>
    private const string DotsPerInch = "300";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <exception cref="ReportException">Nothing that could do it is installed, or it failed.</exception>
    public static async Task ConvertAsync(string svg, string file, CancellationToken cancel)
    {
        var isPdf = Path.GetExtension(file).Equals(".pdf", StringComparison.OrdinalIgnoreCase);
        var target = Path.GetFullPath(file);
        var source = Path.Combine(Path.GetTempPath(), $"exprun-plot-{Guid.NewGuid():N}.svg");
        try
        {
            await File.WriteAllTextAsync(source, svg, cancel);
            string[] rsvg = isPdf ? ["-f", "pdf", "-o", target, source] : ["-f", "png", "-d", DotsPerInch, "-p", DotsPerInch, "-o", target, source];
            if (await TryAsync("rsvg-convert", rsvg, cancel) || (!isPdf && await WithChromiumAsync(svg, source, target, cancel)))
            {
                return;
            }
        }
        finally
        {
            File.Delete(source);
        }
        throw new ReportException($"{file}: {(isPdf ? "PDF is" : "PNG is")} made of SVG by rsvg-convert{(isPdf ? "" : " or Chromium")}, which is not installed. Install it (Debian, Ubuntu: apt install librsvg2-bin; macOS: brew install librsvg), or write .svg, which browsers, LaTeX (svg package) and Inkscape take.");
    }

    private static async Task<bool> WithChromiumAsync(string svg, string source, string target, CancellationToken cancel)
    {
        var box = svg[(svg.IndexOf("viewBox=\"0 0 ", StringComparison.Ordinal) + 13)..].Split('"')[0].Split(' ');
        // CSS has 96 pixels to an inch, a point is 1/72 of it.
        var size = string.Join(',', box.Select(points => ((int)Math.Ceiling(double.Parse(points, System.Globalization.CultureInfo.InvariantCulture) * 96 / 72)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var profile = Directory.CreateTempSubdirectory("exprun-plot-").FullName;
        try
        {
            foreach (var name in new[] { "chromium", "chromium-browser", "google-chrome" })
            {
                string[] arguments =
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--hide-scrollbars", "--force-device-scale-factor=3", $"--user-data-dir={profile}", $"--window-size={size}", $"--screenshot={target}", source,
                ];
                if (await TryAsync(name, arguments, cancel) && File.Exists(target))
                {
                    return true;
                }
            }
            return false;
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    /// <summary>Whether the program is there; it failing is an error.</summary>
    private static async Task<bool> TryAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        using var process = new Process { StartInfo = new(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true } };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return false;
        }
        process.StandardInput.Close();
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            await output;
            return process.ExitCode == 0 ? true : throw new ReportException($"{program} ended with exit code {process.ExitCode}: {(await errors).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            throw new ReportException($"{program} took more than {Longest.TotalSeconds} seconds and was stopped. Write .svg in its place.");
        }
    }
}

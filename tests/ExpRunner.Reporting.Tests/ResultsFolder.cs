using System.Diagnostics;

namespace ExpRunner.Reporting.Tests;

/// <summary>A folder of results that goes away with the test.</summary>
internal sealed class ResultsFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("report-test-").FullName;

    /// <summary>Writes lines to a results.jsonl in a folder below and gives its path.</summary>
    public string Write(string folder, params string[] lines) => WriteText(folder, string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Writes a results.jsonl byte for byte and gives its path.</summary>
    public string WriteText(string folder, string text) => WriteBytes(folder, System.Text.Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="WriteText"/>
    public string WriteBytes(string folder, byte[] bytes)
    {
        var file = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(Path, folder)).FullName, "results.jsonl");
        File.WriteAllBytes(file, bytes);
        return file;
    }

    /// <summary>Reads what was written.</summary>
    public ResultSet Load() => Report.Load(Path);

    /// <summary>Reads and writes a report.</summary>
    public string Render(ReportOptions options)
    {
        using var writer = new StringWriter();
        ReportWriter.Write(writer, Load().Tables(options), options.Format);
        return writer.ToString();
    }

    /// <summary>Runs the tool in this folder, under a culture with a decimal comma.</summary>
    public (int Code, string Output, string Errors) RunTool(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "dotnet-exprun.dll"), .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    public void Dispose() => Directory.Delete(Path, true);
}

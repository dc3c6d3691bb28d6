using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ExpRunner.Reporting.Tests.Layout;

/// <summary>What LaTeX says of the tables; where it is not installed, their golden files have to do.</summary>
public sealed class LatexTests : IDisposable
{
    private readonly ResultsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_kept_tables_are_typeset_without_an_error()
    {
        string[] tables = ["pivot", "levels", "names", "transposed", "bad", "hostile-pivot"];
        // Letters of Japanese take other fonts than the usual ones.
        var inputs = tables.Select(name => File.ReadAllText(Path.Combine(Goldens(), name + ".tex")).Replace("日本", "", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_folder.Path, "tables.tex"), $"\\documentclass{{article}}\n\\usepackage{{booktabs}}\n\\begin{{document}}\n{string.Join("\n\n", inputs)}\n\\end{{document}}\n");

        var (code, output) = Typeset();

        Assert.True(code == 0, output);
    }

    private (int Code, string Output) Typeset()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdflatex", ["-draftmode", "-interaction=nonstopmode", "-halt-on-error", "tables.tex"])
            {
                WorkingDirectory = _folder.Path,
                RedirectStandardOutput = true,
            })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (output.Contains("booktabs.sty' not found", StringComparison.Ordinal))
            {
                Assert.Skip("The LaTeX package booktabs is not installed.");
            }
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            Assert.Skip("pdflatex is not installed.");
            throw;
        }
    }

    private static string Goldens([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Goldens");
}

using ExpRunner.TestKit;

[assembly: AssemblyFixture(typeof(ExpRunner.CommandLine.Tests.KnnFolder))]

namespace ExpRunner.CommandLine.Tests;

/// <summary>A folder as the examples suppose it: a program, sweep files, results of all kinds.</summary>
public sealed class KnnFolder : IDisposable
{
    private const string Program = """
        #!/bin/sh
        awk -v k="${1:-1}" -v m="$2" -v s="${EXPRUN_RUN_ID:-0}" 'BEGIN { printf "accuracy: %.4f\n", 0.9 + (m == "cosine" ? 0.05 : 0) - k * 0.001 + s * 0.002 }'

        """;

    private const string Sweep = """
        name: NAME
        defaults: { K: 1, Metric: euclid }
        stages:
          fit: "./knn.py {K} {Metric}"
        scores:
          Accuracy: { from: fit, pattern: "accuracy: (@float@)" }
        repetitions: 3
        sweeps:
          - name: table
            K: [1, 3, 9]
            Metric: [euclid, cosine]

        """;

    public KnnFolder()
    {
        Write("knn.py", Program);
        MakeExecutable(In("knn.py"));
        Write("sweep.yaml", Sweep.Replace("NAME", "Knn", StringComparison.Ordinal));
        Write("other.yaml", Sweep.Replace("NAME", "Other", StringComparison.Ordinal));
        Write("failing.yaml", "name: Failing\nstages: { fit: 'false {K}' }\nsweeps: [ { K: [1] } ]\n");
        Write("waiting.yaml", "waiting:\n- { id: 2, K: 3, Metric: euclid }\n- { id: 3, K: 3, Metric: cosine }\n");
        foreach (var (folder, more) in new[] { ("results", ""), ("before", ""), ("after", "--set K=1,3"), ("laptop", "--set K=1"), ("server", "--set K=3"), ("part1", "--shard 1/2"), ("part2", "--shard 2/2") })
        {
            Shell(0, $"dotnet exprun run sweep.yaml -q -o {folder} {more}");
        }
        Shell(1, "dotnet exprun run failing.yaml -q -o failed");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("exprun-knn-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>A file's place.</summary>
    public string In(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Runs a line as bash does, with the tool that was built.</summary>
    internal Finished Shell(string line) => Built.Execute("bash", Path, new Dictionary<string, string> { ["HOME"] = Path },
        "-c", $"set -o pipefail; dotnet() {{ if [ \"$1\" = exprun ]; then shift; command dotnet exec '{Built.Tool}' \"$@\"; else command dotnet \"$@\"; fi; }}; {line}");

    /// <summary>Runs a line, and fails the test unless it ends like that.</summary>
    internal Finished Shell(int expected, string line)
    {
        var finished = Shell(line);
        Assert.True(finished.ExitCode == expected, $"{line}: expected exit code {expected}\n{finished.All}");
        return finished;
    }

    /// <summary>Makes a file a program.</summary>
    internal static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Write(string file, string text) => File.WriteAllText(In(file), text.ReplaceLineEndings("\n"));
}

namespace ExpRunner.CommandLine.Tests;

/// <summary>Shells that read a script from their standard input, where the tool can be found as <c>exprun</c> and <c>dotnet exprun</c>.</summary>
internal static class ShellProgram
{
    /// <summary>Whether a shell is on the path.</summary>
    public static bool IsThere(string shell) => Find(shell) is not null;

    /// <summary>A word that every shell takes for itself.</summary>
    public static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Runs a script, and gives the lines it prints.</summary>
    public static string[] Run(KnnFolder folder, string shell, string[] args, string script)
    {
        var bin = Directory.CreateDirectory(folder.In("bin"));
        Write(System.IO.Path.Combine(bin.FullName, "exprun"), $"exec '{Find("dotnet")}' exec '{Built.Tool}' \"$@\"");
        Write(System.IO.Path.Combine(bin.FullName, "dotnet-exprun"), $"exec '{Find("dotnet")}' exec '{Built.Tool}' \"$@\"");
        Write(System.IO.Path.Combine(bin.FullName, "dotnet"), $"[ \"$1\" != exprun ] || {{ shift; exec '{Find("dotnet")}' exec '{Built.Tool}' \"$@\"; }}\nexec '{Find("dotnet")}' \"$@\"");
        var file = System.IO.Path.Combine(folder.Path, $"{Guid.NewGuid():N}.script");
        File.WriteAllText(file, script);
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{bin.FullName}{System.IO.Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}", ["HOME"] = folder.Path, ["TERM"] = "xterm", ["LC_ALL"] = "C.UTF-8",
        };
        var finished = Built.Execute(Find(shell)!, folder.Path, environment, [.. args, file]);
        Assert.True(finished.ExitCode == 0, finished.All);
        return finished.Output.Split('\n');
    }

    private static void Write(string path, string body)
    {
        if (!File.Exists(path))
        {
            var aside = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllText(aside, $"#!/bin/sh\n{body}\n");
            KnnFolder.MakeExecutable(aside);
            File.Move(aside, path, overwrite: true);
        }
    }

    private static string? Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}

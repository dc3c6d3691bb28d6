using System.Diagnostics;
using System.Reflection;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Starts the programs that this solution builds.</summary>
internal static class Programs
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string NuGetPackageRoot { get; } = Metadata("NuGetPackageRoot");

    public static string TestExperiments { get; } = Built("ExpRunner.TestExperiments", "ExpRunner.TestExperiments.dll");

    public static string TestHost { get; } = Built("ExpRunner.TestHost", "ExpRunner.TestHost.dll");

    public static string Kills { get; } = Built("ExpRunner.Kills", "ExpRunner.Kills.dll");

    public static string Digits { get; } = Built("Digits", "Digits.dll");

    public static string Smallest { get; } = Built("Smallest", "Smallest.dll");

    public static string FromCode { get; } = Built("FromCode", "FromCode.dll");

    public static string TypedProgram { get; } = Built("TypedProgram", "TypedProgram.dll");

    public static string Tool { get; } = Built("ExpRunner.Tool", "dotnet-exprun.dll");

    public static string TestPlugin { get; } = Built("ExpRunner.TestPlugin", "ExpRunner.TestPlugin.dll");

    /// <summary>Runs a built program to its end.</summary>
    public static Finished Run(string assembly, string folder, params string[] args) => Wait(Start(assembly, folder, args));

    /// <summary>Runs any program to its end, with an environment of its own.</summary>
    public static Finished Execute(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] args)
        => Wait(Begin(program, folder, environment, args));

    /// <summary>Starts any program, with an environment of its own.</summary>
    public static Process Begin(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = StartInfo(program, folder, args);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <summary>Runs a built program to its end with other environment variables.</summary>
    public static Finished RunWith(string name, string value, string assembly, string folder, params string[] args)
        => Execute("dotnet", folder, new Dictionary<string, string> { [name] = value }, ["exec", assembly, .. args]);

    /// <summary>Runs a command on a pseudo terminal of a width; standard output and standard error come as one text.</summary>
    public static Finished OnTerminal(int columns, string environment, string assembly, string folder, params string[] args)
    {
        var command = $"stty cols {columns} rows 30; TERM=xterm-256color {environment} exec dotnet exec '{assembly}' {string.Join(' ', args)}";
        return Wait(Process.Start(StartInfo("script", folder, ["-qec", command, "/dev/null"]))!);
    }

    /// <summary>Starts a built program.</summary>
    public static Process Start(string assembly, string folder, params string[] args) => Process.Start(StartInfo("dotnet", folder, ["exec", assembly, .. args]))!;

    /// <summary>Starts a built program in a session of its own, so that signals to its group meet no others.</summary>
    public static Process StartGroup(string assembly, string folder, params string[] args) => Process.Start(StartInfo("setsid", folder, ["dotnet", "exec", assembly, .. args]))!;

    /// <summary>Waits for a program's end and gives what it printed.</summary>
    public static Finished Wait(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            process.StandardInput.Close();
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"It did not end within {Limit}.\n{output.Result}\n{error.Result}");
            }
            return new Finished(process.ExitCode, output.Result, error.Result);
        }
    }

    private static ProcessStartInfo StartInfo(string program, string folder, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Without it every process that is killed leaves a socket in the temporary folder.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }
        return start;
    }

    private static string Built(string project, string file)
        => Path.Combine(RepositoryRoot, "artifacts", "bin", project, Configuration.ToLowerInvariant(), file);

    private static string Metadata(string key)
        => typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}

using System.Runtime.CompilerServices;

namespace ExpRunner.Orleans.TestNode;

/// <summary>Where a variable names a file, leaves a line in it for each head and link that is set up.</summary>
internal static class SetupTrace
{
    [ModuleInitializer]
    internal static void Register()
    {
        if (Environment.GetEnvironmentVariable("EXPRUN_TEST_SETUP") is { } file)
        {
            ClusterSetup.ConfigureHead(_ => File.AppendAllLines(file, ["head"]));
            ClusterSetup.ConfigureLink(_ => File.AppendAllLines(file, ["link"]));
        }
    }
}

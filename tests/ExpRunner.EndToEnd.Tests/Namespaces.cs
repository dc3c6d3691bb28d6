namespace ExpRunner.EndToEnd.Tests;

/// <summary>Programs in a namespace of their own, where mounts and rights can be what a test needs; they vanish with the program.</summary>
internal static class Namespaces
{
    private static readonly Lazy<bool> CanMount = new(() => OperatingSystem.IsLinux() && Try("-rm", "mount -t tmpfs tmpfs /mnt"));
    private static readonly Lazy<bool> CanDropRights = new(() => OperatingSystem.IsLinux() && Try("-U", "true"));

    /// <summary>Runs a shell script that may mount file systems; <c>"$@"</c> in it starts the test experiments.</summary>
    public static Finished WithMounts(string folder, string script, params string[] args)
    {
        Assert.SkipUnless(CanMount.Value, "This system allows no mounts.");
        return Run("-rm", folder, script, args);
    }

    /// <summary>Runs the test experiments with nobody's rights: what a file's mode forbids is forbidden, also to an administrator.</summary>
    public static Finished WithoutRights(string folder, params string[] args)
    {
        Assert.SkipUnless(CanDropRights.Value, "This system allows no user namespaces.");
        return Run("-U", folder, "exec \"$@\"", args);
    }

    private static bool Try(string namespaces, string script) => Run(namespaces, "/", script).ExitCode == 0;

    private static Finished Run(string namespaces, string folder, string script, params string[] args)
        => Programs.Execute("unshare", folder, new Dictionary<string, string>(), [namespaces, "sh", "-c", script, "sh", "dotnet", "exec", Programs.TestExperiments, .. args]);
}

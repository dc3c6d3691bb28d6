using ExpRunner.Programs.SweepFiles;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.SweepFiles;

/// <summary>What is looked for on this machine before a local run.</summary>
public sealed class LocalProblemTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Programs_are_found_on_the_path_and_beside_the_working_directory()
    {
        Write("bin/tool", executable: true);
        Write("work/here.sh", executable: true);

        Assert.Empty(Problems("""
            workdir: work
            wrap: tool
            stages: { a: "tool 1", b: "./here.sh", c: "{x} 2", d: { cmd: "no-such | thing", shell: true }, e: "{out}/made-later" }
            defaults: { x: 1 }
            """));
    }

    [Fact]
    public void Programs_that_are_missing_or_not_executable_are_named()
    {
        Write("work/plain.sh", executable: false);
        Write("bin/plain", executable: false);
        Directory.CreateDirectory(_folder["bin", "folder"]);

        Assert.Equal([
            "sweep.yaml:2:7: the program 'no-such-tool' is not on the PATH. Install it, write its path, or set shell: true if it is a word of the shell.",
            "sweep.yaml:4:6: the program 'plain' is not on the PATH. Install it, write its path, or set shell: true if it is a word of the shell.",
            $"sweep.yaml:5:6: the program './plain.sh' is not executable ({_folder["work", "plain.sh"]}). Run chmod +x on it, or name its interpreter in front of it.",
            $"sweep.yaml:6:6: the program './none.sh' does not exist ({_folder["work", "none.sh"]}). Check the path; it is relative to workdir:.",
            "sweep.yaml:7:6: the program 'folder' is not on the PATH. Install it, write its path, or set shell: true if it is a word of the shell.",
        ], Problems("workdir: work\nwrap: no-such-tool --x\nstages:\n  a: plain 1\n  b: ./plain.sh\n  c: ./none.sh\n  d: folder\n"));
    }

    [Fact]
    public void A_working_directory_that_is_missing_is_named()
        => Assert.Equal([$"sweep.yaml:1:10: the working directory {_folder["gone"]} does not exist. Create it, or change workdir:."],
            Problems("workdir: gone\nstages: { a: ./x }\n"));

    [Fact]
    public void A_path_of_the_files_own_is_left_to_the_run()
        => Assert.Empty(Problems("environment: { PATH: /somewhere }\nstages: { a: no-such-tool }\n"));

    [Fact]
    public void Variables_that_are_not_set_are_named_where_they_stand()
        => Assert.Equal([
            "sweep.yaml:1:15: workdir: The variable GONE is not set. Set it, or write '$$' for a dollar.",
            "sweep.yaml:2:20: the variable 'A': The variable LOST is not set. Set it, or write '$$' for a dollar.",
        ], Problems("workdir: here/$GONE\nenvironment: { A: \"$LOST $PATH\" }\nstages: { a: ./x }\n"));

    private IReadOnlyList<string> Problems(string text)
    {
        Directory.CreateDirectory(_folder["bin"]);
        var problems = SweepFileReader.ReadText(text, _folder["sweep.yaml"]).LocalProblems(name => name == "PATH" ? _folder["bin"] : null);
        return [.. problems.Select(problem => problem.Replace(_folder.Path + "/sweep.yaml", "sweep.yaml"))];
    }

    private void Write(string name, bool executable)
    {
        var path = _folder[name.Split('/')];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/sh\n");
        if (executable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}

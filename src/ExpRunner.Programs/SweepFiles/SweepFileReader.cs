using ExpRunner.Programs.Import;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads sweep files; docs/sweep-files.md says what they hold.</summary>
internal static class SweepFileReader
{
    /// <summary>Reads a file as far as it goes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Takes all that is wrong, in order of the lines.</param>
    /// <returns>The file; where something is wrong it is null, or only its names are of use.</returns>
    public static SweepFile? TryRead(string path, ICollection<string> problems)
    {
        try
        {
            var list = new ProblemList();
            var file = ReadText(TextFile.Read(path), path, list);
            list.Lines.ToList().ForEach(problems.Add);
            return file;
        }
        catch (SweepException fault)
        {
            fault.Problems.ToList().ForEach(problems.Add);
            return null;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SweepException">It cannot be read, or something in it is wrong; it has all of it, in order of the lines.</exception>
    public static SweepFile Read(string path) => ReadText(TextFile.Read(path), path);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The file's path, for messages and because <c>workdir:</c> is relative to it.</param>
    /// <exception cref="SweepException">Something in it is wrong; it has all of it, in order of the lines.</exception>
    public static SweepFile ReadText(string text, string path)
    {
        var problems = new ProblemList();
        var file = ReadText(text, path, problems);
        problems.ThrowIfAny();
        return file!;
    }

    private static SweepFile? ReadText(string text, string path, ProblemList problems)
    {
        var documents = YamlReader.Read(text, path, problems);
        if (documents.Count == 0 || documents[0] is not YamlMap head)
        {
            throw problems.Fatal(documents.Count == 0 ? new(path, 1, 1) : documents[0].Place,
                documents.Count == 0 || documents[0].Value.IsNull ? "the file is empty. Give it stages: at least." : $"the file is {documents[0].Kind}, where an object with stages: belongs.");
        }
        RefuseForeign(head, path, problems);
        return new FileReading(Section.Closed(head, "a sweep file", FileKeys.Head, problems), documents, path, problems).Read();
    }

    /// <summary>Files of other tools would only give a list of unknown keys.</summary>
    private static void RefuseForeign(YamlMap head, string path, ProblemList problems)
    {
        if (head.Find("stages") is not null)
        {
            return;
        }
        var (tool, what) = head.Find("template")?.Node is YamlMap ? ("mlrunner", "mlrunner's params.yaml")
            : head.Find("cmd") is not null && head.Find("vars") is not null ? ("patas", "Patas's experiment.yaml")
            : CoolRunnerImport.IsOne(head) ? ("coolrunner", "cool-runner's experiment.yaml")
            : ("", "");
        if (tool.Length > 0)
        {
            throw problems.Fatal(head.Place, $"this looks like {what}. Turn it into a sweep file: dotnet exprun import {tool} {path} > imported.yaml.");
        }
    }
}

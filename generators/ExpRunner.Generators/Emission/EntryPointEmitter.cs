using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes the entry point of a project that has none.</summary>
internal static class EntryPointEmitter
{
    public static string Emit()
    {
        var code = CodeWriter.WithHeader();
        code.Line();
        code.Line($"namespace {RuntimeNames.GeneratedNamespace};");
        code.Line();
        code.Line("/// <summary>Runs the command line over the experiments of this project and of those it references.</summary>");
        code.Open("internal static class ExpRunnerEntryPoint");
        code.Open("private static global::System.Threading.Tasks.Task<int> Main(string[] args)");
        code.Line($"return global::{RuntimeNames.Host}.{RuntimeNames.HostRun}(args);");
        code.Close();
        code.Close();
        return code.ToString();
    }
}

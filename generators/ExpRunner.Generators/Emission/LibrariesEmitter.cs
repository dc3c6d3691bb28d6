using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes what makes the experiments of referenced assemblies known to a program, whoever wrote its <c>Main</c>.</summary>
internal static class LibrariesEmitter
{
    public static string Emit(ProgramSpec spec)
    {
        var code = CodeWriter.WithHeader();
        code.Line();
        code.Line($"namespace {RuntimeNames.GeneratedNamespace};");
        code.Line();
        code.Line("/// <summary>Registers the experiments of referenced assemblies, which would else be unknown until one of their types is used.</summary>");
        code.Open("internal static class ExpRunnerLibraries");
        code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        code.Open("internal static void Register()");
        foreach (var library in spec.Libraries)
        {
            code.Line($"global::System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof({library}).Module.ModuleHandle);");
        }
        code.Close();
        code.Close();
        return code.ToString();
    }
}

using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes what makes the experiments of an assembly known when it is loaded.</summary>
internal static class RegistrationEmitter
{
    public static string Emit(AssemblySpec spec)
    {
        var code = CodeWriter.WithHeader();
        code.Line();
        code.Line($"[assembly: global::{RuntimeNames.HasExperimentsAttribute}(typeof(global::{RuntimeNames.GeneratedNamespace}.{spec.TypeName}))]");
        code.Line();
        code.Line($"namespace {RuntimeNames.GeneratedNamespace};");
        code.Line();
        code.Line("/// <summary>Registers the experiments of this assembly, in order of declaration.</summary>");
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        code.Open($"public static class {spec.TypeName}");
        code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        code.Open("internal static void Register()");
        foreach (var experiment in spec.Experiments)
        {
            code.Line($"global::{RuntimeNames.ExperimentRegistry}.Add<{experiment.Clr}>({Names.Text(experiment.Name)});");
        }
        code.Close();
        code.Close();
        return code.ToString();
    }
}

namespace ExpRunner.Generators.Model;

/// <summary>One experiment as the registration of its assembly names it.</summary>
internal sealed record RegistrationSpec(string Name, string Clr);

/// <summary>Where an experiment is declared: registration keeps the order of declaration.</summary>
internal sealed record DeclarationSpec(RegistrationSpec Registration, string File, int Position);

/// <summary>The registration of one assembly.</summary>
internal sealed record AssemblySpec(string TypeName, EquatableArray<RegistrationSpec> Experiments);

/// <summary>What an executable says about its start.</summary>
/// <param name="HasEntryPoint">Whether it has a <c>Main</c> or top-level statements of its own.</param>
/// <param name="Libraries">The registrations of referenced assemblies, in C#.</param>
internal sealed record ProgramSpec(bool HasEntryPoint, EquatableArray<string> Libraries);

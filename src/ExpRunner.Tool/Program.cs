using System.Runtime.CompilerServices;
using ExpRunner.Tool;

// Asked for by scripts, many times over: nothing that verbs need is loaded for it.
return args is ["--version"] ? CommandLine.WriteVersion() : await RunAsync(args);

[MethodImpl(MethodImplOptions.NoInlining)]
static Task<int> RunAsync(string[] args) => CommandLine.RunAsync(Verbs.Create(), args);

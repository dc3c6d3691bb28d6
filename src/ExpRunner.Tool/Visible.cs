using System.Runtime.CompilerServices;

// The tests look at every verb and every example without a process for each.
[assembly: InternalsVisibleTo("ExpRunner.CommandLine.Tests")]

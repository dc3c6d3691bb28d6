namespace ExpRunner.Programs.SweepFiles;

/// <summary>Something that a program needs and this machine lacks.</summary>
/// <param name="In">The template that needs it, as <see cref="TemplateUse.In"/> names it; of a stage, its name.</param>
/// <param name="Stage">The stage whose command needs it; null: another template does.</param>
/// <param name="Column">Where in the template, from 1; 0: all of it.</param>
/// <param name="Text">What is wrong and what to do.</param>
internal readonly record struct LocalFault(string In, string? Stage, int Column, string Text);

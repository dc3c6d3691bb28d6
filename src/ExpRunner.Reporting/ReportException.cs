namespace ExpRunner.Reporting;

/// <summary>A report cannot be made as asked; the message says what, where and what to do.</summary>
public sealed class ReportException(string message) : Exception(message);

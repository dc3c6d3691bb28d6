namespace ExpRunner.Spaces;

/// <summary>A value does not fit its config field; the message names the field, the value and what is wanted.</summary>
public sealed class ConfigException(string message, Exception? inner = null) : Exception(message, inner);

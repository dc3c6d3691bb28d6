namespace ExpRunner.Tool.Plugins;

/// <summary>A plug-in could not be added.</summary>
/// <param name="message">What happened, and what to do.</param>
internal sealed class PluginException(string message) : Exception(message);

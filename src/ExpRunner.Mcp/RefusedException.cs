using ModelContextProtocol;

namespace ExpRunner.Mcp;

/// <summary>What an agent asked for is not allowed, or is not there; the client gets the message as the tool's error.</summary>
/// <param name="message">What is refused, why, and the way to allow it.</param>
internal sealed class RefusedException(string message) : McpException(message);

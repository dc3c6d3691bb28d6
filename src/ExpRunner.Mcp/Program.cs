using ExpRunner.Mcp;

using var input = Console.OpenStandardInput();
if (McpOptions.Read(input) is not { } options)
{
    Console.Error.WriteLine("error: This program is started by: dotnet exprun mcp");
    return 2;
}
return await AgentServer.RunAsync(options, input, Console.OpenStandardOutput(), Console.Error);

using ExpRunner;
using ExpRunner.TestHost;

return args is ["library", .. var call] ? await LibraryCalls.RunAsync(call) : await ExpRunnerHost.RunAsync(args);

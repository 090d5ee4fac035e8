using LlmEval.Suites;

#pragma warning disable RS0030 // The one place of this program that may ask for it: NUnit changes it later.
var workingDirectory = Environment.CurrentDirectory;
#pragma warning restore RS0030

return (int)await SuiteHost.RunAsync(args, SuiteSettings.FromEnvironment(workingDirectory));

using LlmEval.Tool;

#pragma warning disable RS0030 // The one place that reads the working directory; everything behind it gets absolute paths.
var workingDirectory = Environment.CurrentDirectory;
#pragma warning restore RS0030

return await CommandLine.InvokeAsync(args, ToolContext.ForProcess(workingDirectory));

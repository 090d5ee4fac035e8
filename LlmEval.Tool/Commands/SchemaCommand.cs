using System.CommandLine;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.TaskFiles;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>schema</c>: JSON Schemas for editors.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var of = new Argument<string>("of") { Description = "config or task", DefaultValueFactory = _ => "config" };
        of.AcceptOnlyFromAmong("config", "task");
        var command = new Command("schema", "Print the JSON Schema of configs or of task files") { of };
        command.SetAction(parsed =>
        {
            context.Out.Write(parsed.GetValue(of) == "task" ? TaskFileGrammar.ToJsonSchema() : ConfigSchema.ToJsonSchema());
            return (int)ExitCode.Done;
        });
        return command;
    }
}

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
        var markdown = new Option<bool>("--markdown") { Description = "Print the reference of all keys of a config instead" };
        var command = new Command("schema", "Print the JSON Schema of configs or of task files") { of, markdown };
        command.SetAction(parsed =>
        {
            var isTask = parsed.GetValue(of) == "task";
            if (isTask && parsed.GetValue(markdown)) throw new UsageException("--markdown is for configs only.");
            var config = parsed.GetValue(markdown) ? ConfigSchema.ToMarkdown() : ConfigSchema.ToJsonSchema();
            context.Out.Write(isTask ? TaskFileGrammar.ToJsonSchema() : config);
            return (int)ExitCode.Done;
        });
        return command;
    }
}

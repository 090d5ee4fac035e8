using System.CommandLine;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.LabFiles;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Adapters.Yaml.TaskFiles;
using LlmEval.Core.Pipeline;
using LlmEval.Review.Api;

namespace LlmEval.Tool.Commands;

/// <summary><c>schema</c>: JSON Schemas for editors, and the contract of the API.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var of = new Argument<string>("of") { Description = "config, task, prices, lab, assignment or api (OpenAPI)", DefaultValueFactory = _ => "config" };
        of.AcceptOnlyFromAmong("config", "task", "prices", "lab", "assignment", "api");
        var markdown = new Option<bool>("--markdown") { Description = "Print the reference of all keys of a config instead" };
        var command = new Command("schema", "Print the JSON Schema of configs, task files, price lists, lab files or templates of assignments, or the OpenAPI document") { of, markdown };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (what, asMarkdown) = (parsed.GetValue(of), parsed.GetValue(markdown));
            if (asMarkdown && what != "config") throw new UsageException("--markdown is for configs only.");
            context.Out.Write(what switch
            {
                "task" => TaskFileGrammar.ToJsonSchema(),
                "prices" => PriceGrammar.ToJsonSchema(),
                "lab" => LabFileGrammar.ToJsonSchema(),
                "assignment" => TemplateGrammar.ToJsonSchema(),
                "api" => await ReviewContract.WriteAsync(cancellationToken),
                _ => asMarkdown ? ConfigSchema.ToMarkdown() : ConfigSchema.ToJsonSchema(),
            });
            return (int)ExitCode.Done;
        });
        return command;
    }
}

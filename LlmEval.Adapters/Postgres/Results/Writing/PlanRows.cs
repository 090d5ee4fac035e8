using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Postgres.Results.Writing;

internal sealed record ModelRow(ContentHash Key, ModelOptions Model);

internal sealed record DatasetRow(ContentHash Key, RunRecord Run, TaskSet Tasks);

internal sealed record PromptRow(PromptVariant Prompt, ContentHash? System, ContentHash Template);

internal sealed record TaskRow(ContentHash Key, EvalTask Task, ContentHash Prompt, ContentHash Tests, ContentHash? Setup, ContentHash? Reference);

internal sealed record RunRow(RunRecord Run, ContentHash Dataset, ContentHash Config);

internal sealed record RunModelRow(RunId RunId, int Position, string Label, ContentHash Model);

internal sealed record RunPromptRow(RunId RunId, int Position, PromptVariant Prompt);

internal sealed record CaseRow(RunId RunId, int Position, RunCase Case, ContentHash Task, ContentHash Messages);

internal sealed record GateRow(RunId RunId, int Position, GateResult Gate);

/// <summary>The tables that are written when a run begins, and the gates when it ends.</summary>
internal static class PlanRows
{
    public static readonly Stage<ModelRow> Models = new("core.model", "key", row => row
        .Hash("key", r => r.Key)
        .Text("provider", r => r.Model.Provider)
        .Text("name", r => r.Model.Model)
        .Json("parameters", r => StoredParameters.Write(r.Model.Parameters))
        .Long("checkpoint_step", r => r.Model.CheckpointStep));

    public static readonly Stage<ContentHash> Configs = new("core.config", "hash", row => row.Hash("hash", r => r));

    public static readonly Stage<DatasetRow> Datasets = new("core.dataset", "key", row => row
        .Hash("key", r => r.Key)
        .Hash("hash", r => r.Run.DatasetHash)
        .Text("name", r => r.Run.DatasetName)
        .Text("version", r => r.Tasks.Version)
        .Name<DatasetFormat>("format", r => r.Tasks.Format)
        .Int("selected_tasks", r => r.Tasks.Tasks.Count)
        .Int("total_tasks", r => r.Tasks.TotalTasks));

    public static readonly Stage<PromptRow> Prompts = new("core.prompt", "hash", row => row
        .Hash("hash", r => r.Prompt.Hash)
        .Hash("system_text", r => r.System)
        .Hash("template_text", r => r.Template));

    public static readonly Stage<TaskRow> Tasks = new("eval.task", "key", row => row
        .Hash("key", r => r.Key)
        .Hash("hash", r => r.Task.Hash)
        .Text("name", r => r.Task.Id)
        .Text("title", r => r.Task.Title)
        .Text("topic", r => r.Task.Topic)
        .Text("difficulty", r => r.Task.Difficulty)
        .Texts("tags", r => r.Task.Tags)
        .Hash("prompt_text", r => r.Prompt)
        .Text("entry_point", r => r.Task.EntryPoint)
        .Name<TestKind>("test_kind", r => r.Task.Tests.Kind)
        .Hash("tests_text", r => r.Tests)
        .Hash("setup_text", r => r.Setup)
        .Name<MutationPolicy>("mutation", r => r.Task.Tests.Mutation)
        .Name<IntegrityMode>("integrity", r => r.Task.Tests.Mode)
        .Hash("reference_text", r => r.Reference));

    public static readonly Stage<RunRow> Runs = new("eval.run", "id", row => row
        .Id("id", r => r.Run.Id.Value)
        .Name<RunKind>("kind", r => r.Run.Kind)
        .Text("name", r => r.Run.Name)
        .Text("config_path", r => r.Run.ConfigPath)
        .Hash("config_hash", r => r.Run.ConfigHash)
        .Hash("config_text", r => r.Config)
        .Hash("dataset_key", r => r.Dataset)
        .Text("tool_version", r => r.Run.ToolVersion)
        .Text("git_commit", r => r.Run.GitCommit)
        .Text("host", r => r.Run.Host)
        .Hash("conditions_key", r => r.Run.ConditionsKey)
        .Id("resumed_from", r => r.Run.Base?.Run.Value)
        .Name("carry", r => r.Run.Base?.Carry)
        .Text("sandbox_backend", r => r.Run.Sandbox.Backend)
        .Text("sandbox_python_version", r => r.Run.Sandbox.PythonVersion)
        .Text("sandbox_image_digest", r => r.Run.Sandbox.ImageDigest)
        .Text("sandbox_description", r => r.Run.Sandbox.Description)
        .Int("samples_per_case", r => r.Run.SamplesPerCase)
        .Ints("pass_at", r => r.Run.PassAt)
        .Int("planned_cases", r => r.Run.PlannedCases)
        .Int("left_out", r => r.Run.LeftOut)
        .Time("started_at", r => r.Run.StartedAt)
        .Time("finished_at", r => r.Run.FinishedAt)
        .Name<RunStatus>("status", r => r.Run.Status));

    public static readonly Stage<RunModelRow> RunModels = new("eval.run_model", "run_id, label", row => row
        .Id("run_id", r => r.RunId.Value)
        .Text("label", r => r.Label)
        .Int("position", r => r.Position)
        .Hash("model_key", r => r.Model));

    public static readonly Stage<RunPromptRow> RunPrompts = new("eval.run_prompt", "run_id, label", row => row
        .Id("run_id", r => r.RunId.Value)
        .Text("label", r => r.Prompt.Id)
        .Int("position", r => r.Position)
        .Hash("prompt_hash", r => r.Prompt.Hash));

    public static readonly Stage<CaseRow> Cases = new("eval.run_case", "run_id, name", row => row
        .Id("id", r => r.Case.Id.Value)
        .Id("run_id", r => r.RunId.Value)
        .Int("position", r => r.Position)
        .Text("name", r => r.Case.Case.Name)
        .Hash("key", r => r.Case.Case.Key)
        .Hash("call_key", r => r.Case.Case.CallKey)
        .Text("model", r => r.Case.Case.Model.Id)
        .Text("prompt", r => r.Case.Case.Prompt.Id)
        .Hash("task_key", r => r.Task)
        .Hash("messages_text", r => r.Messages)
        .Int("samples", r => r.Case.Case.Samples));

    public static readonly Stage<GateRow> Gates = new("eval.gate", "run_id, position", row => row
        .Id("run_id", r => r.RunId.Value)
        .Int("position", r => r.Position)
        .Text("gate", r => r.Gate.Gate)
        .Name<GateStatus>("status", r => r.Gate.Status)
        .Double("value", r => r.Gate.Value)
        .Text("message", r => r.Gate.Message));
}

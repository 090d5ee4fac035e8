using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>A run, what it is made of, and its cases as not yet done: taken apart into rows.</summary>
internal sealed class RunBeginning
{
    private readonly TextSet texts = new();
    private readonly Dictionary<ContentHash, EvalCase> messages = [];
    private readonly List<ModelRow> models = [];
    private readonly List<PromptRow> prompts = [];
    private readonly Dictionary<ContentHash, TaskRow> tasks = [];
    private readonly List<CaseRow> cases;
    private readonly DatasetRow dataset;
    private readonly RunRow run;

    /// <summary>Takes the run apart.</summary>
    public RunBeginning(RunRecord run, EvalPlan plan, IReadOnlyList<RunCase> runCases)
    {
        dataset = new DatasetRow(KeyOf(run, plan.Tasks), run, plan.Tasks);
        this.run = new RunRow(run, dataset.Key, texts.AddText(run.ConfigYaml));
        models.AddRange(plan.Config.Models.Select(model => new ModelRow(model.Hash, model)));
        prompts.AddRange(plan.Config.Prompts.Select(prompt => new PromptRow(prompt, texts.Add(prompt.System), texts.AddText(prompt.Template))));

        // Hashing a task is the costly part, and a task has a case per model and prompt.
        Dictionary<EvalTask, ContentHash> keys = new(ReferenceEqualityComparer.Instance);
        cases = [.. runCases.Select((item, position) => new CaseRow(run.Id, position, item, TaskKey(item.Case.Task), MessagesKey(item.Case)))];

        ContentHash TaskKey(EvalTask task)
        {
            if (keys.TryGetValue(task, out var key)) return key;
            var row = Row(task);
            tasks[row.Key] = row;
            return keys[task] = row.Key;
        }

        // Messages are long and of every task others: which they are is kept, and they are made again when they are written.
        ContentHash MessagesKey(EvalCase planned)
        {
            var key = TextSet.KeyOf(StoredMessages.Write(planned.Messages));
            messages.TryAdd(key, planned);
            return key;
        }
    }

    /// <summary>Writes everything in the open transaction.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await texts.InsertAsync(connection, messages.Select(pair => KeyValuePair.Create(pair.Key, StoredMessages.Write(pair.Value.Messages))), cancellationToken);
        await PlanRows.Models.InsertAsync(connection, models, cancellationToken);
        await PlanRows.Configs.InsertAsync(connection, [run.Run.ConfigHash], cancellationToken);
        await PlanRows.Datasets.InsertAsync(connection, [dataset], cancellationToken);
        await PlanRows.Prompts.InsertAsync(connection, prompts, cancellationToken);
        await PlanRows.Tasks.InsertAsync(connection, tasks.Values, cancellationToken);
        await PlanRows.Runs.InsertAsync(connection, [run], cancellationToken);
        await PlanRows.RunModels.InsertAsync(
            connection, [.. models.Select((row, position) => new RunModelRow(run.Run.Id, position, row.Model.Id, row.Key))], cancellationToken);
        await PlanRows.RunPrompts.InsertAsync(
            connection, [.. prompts.Select((row, position) => new RunPromptRow(run.Run.Id, position, row.Prompt))], cancellationToken);
        await PlanRows.Cases.InsertAsync(connection, cases, cancellationToken);
    }

    private static ContentHash KeyOf(RunRecord run, TaskSet tasks) => ContentHash.OfJson(new
    {
        v = 1,
        hash = run.DatasetHash.Hex,
        name = run.DatasetName,
        version = tasks.Version,
        format = NameOf<DatasetFormat>.Of(tasks.Format),
        selected = tasks.Tasks.Count,
        total = tasks.TotalTasks,
    });

    private TaskRow Row(EvalTask task)
    {
        var key = ContentHash.OfJson(new
        {
            v = 1,
            hash = task.Hash.Hex,
            title = task.Title,
            topic = task.Topic,
            difficulty = task.Difficulty,
            tags = task.Tags,
            reference = task.ReferenceSolution,
        });
        return new TaskRow(
            key, task, texts.AddText(task.Prompt), texts.AddText(task.Tests.Source), texts.Add(task.Tests.Setup), texts.Add(task.ReferenceSolution));
    }
}

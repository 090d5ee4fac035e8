using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>A model of a run.</summary>
internal sealed record RunModelReading
{
    /// <summary>Selects the models of a run.</summary>
    public const string Select = """
        select r.label, m.provider, m.name, m.parameters::text as parameters, m.checkpoint_step
        from eval.run_model r join core.model m on m.key = r.model_key where r.run_id = @RunId order by r.position
        """;

    public required RowText Label { get; init; }

    public required RowText Provider { get; init; }

    public required RowText Name { get; init; }

    public required string Parameters { get; init; }

    public long? CheckpointStep { get; init; }

    /// <summary>The model.</summary>
    public RunModel ToModel() => new()
    {
        Id = Label.Value,
        Provider = Provider.Value,
        Model = Name.Value,
        Parameters = StoredParameters.Read(Parameters),
        CheckpointStep = CheckpointStep,
    };
}

/// <summary>A prompt variant of a run.</summary>
internal sealed record RunPromptReading
{
    /// <summary>Selects the prompt variants of a run.</summary>
    public const string Select = """
        select r.label, s.content as system, t.content as template
        from eval.run_prompt r join core.prompt p on p.hash = r.prompt_hash
        left join core.text s on s.sha256 = p.system_text
        join core.text t on t.sha256 = p.template_text where r.run_id = @RunId order by r.position
        """;

    public required RowText Label { get; init; }

    public RowText? System { get; init; }

    public required RowText Template { get; init; }

    /// <summary>The variant.</summary>
    public PromptVariant ToVariant() => new() { Id = Label.Value, System = System?.Value, Template = Template.Value };
}

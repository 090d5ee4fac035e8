using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Catalogue;

/// <summary>Review prompts in lab.review_prompt and lab.review_prompt_version.</summary>
internal sealed class ReviewPromptRows(PostgresDatabase database, TimeProvider clock) : VersionedRows<ReviewPrompt, ReviewPromptReading>(database, clock)
{
    protected override string Select => ReviewPromptReading.Select;

    protected override string Table => "lab.review_prompt";

    protected override string Key => "p.id";

    protected override string Order => "p.created_at, p.id";

    protected override string Insert => """
        insert into lab.review_prompt (id, name, latest_version, description, created_by, created_at, updated_at, is_active)
        values (@Key, @Name, 1, @Description, @CreatedBy, @Now, @Now, @IsActive) on conflict do nothing
        """;

    protected override string InsertVersion => """
        insert into lab.review_prompt_version (review_prompt, version, hash, template, system_prompt, criteria, mode, scale_lowest, scale_highest, output,
            connection, default_model, created_at)
        values (@Key, @Version, @Hash, @Template, @SystemPrompt, @Criteria, @Mode, @Lowest, @Highest, @Output, @Connection, @DefaultModel, @Now)
        """;

    protected override string Update => """
        update lab.review_prompt set name = @Name, latest_version = @Version, description = @Description, updated_at = @Now, is_active = @IsActive
        where id = @Key
        """;

    protected override string KeyOf(ReviewPrompt item) => item.Id;

    protected override DateTimeOffset CreatedAt(ReviewPrompt item) => item.CreatedAt;

    protected override bool AreSame(ReviewPrompt one, ReviewPrompt other) => one.Hash == other.Hash;

    protected override object RowOf(ReviewPrompt item, int version, DateTimeOffset now) => new
    {
        Key = StoredText.Encode(item.Id),
        Version = version,
        Name = StoredText.Encode(item.Name),
        Hash = item.Hash.Hex,
        Template = StoredText.Encode(item.Template),
        SystemPrompt = StoredText.EncodeOptional(item.SystemPrompt),
        Criteria = item.Criteria.Select(StoredText.Encode).ToArray(),
        Mode = NameOf<ReviewMode>.Of(item.Mode),
        item.Scale.Lowest,
        item.Scale.Highest,
        Output = NameOf<ReviewOutput>.Of(item.Output),
        Connection = StoredText.Encode(item.Connection),
        DefaultModel = StoredText.Encode(item.DefaultModel),
        Description = StoredText.EncodeOptional(item.Description),
        CreatedBy = StoredText.Encode(item.CreatedBy),
        item.IsActive,
        Now = now,
    };

    protected override LabNameTakenException Taken(ReviewPrompt item) =>
        new($"There is a review prompt named '{item.Name}' or with the id '{item.Id}' already. Choose another name; if it was deleted, it can be restored.");

    protected override LabNotFoundException Missing(string key) => new($"There is no review prompt '{key}'.");
}

/// <summary>A row of lab.review_prompt with one of lab.review_prompt_version.</summary>
internal sealed record ReviewPromptReading : IVersionedReading<ReviewPrompt>
{
    /// <summary>Selects review prompts in all versions.</summary>
    public const string Select = """
        select p.id, p.name, v.version, p.description, v.template, v.system_prompt, v.criteria, v.mode, v.scale_lowest, v.scale_highest, v.output,
            v.connection, v.default_model, p.created_by, p.created_at, p.updated_at, v.created_at as versioned_at, p.is_active
        from lab.review_prompt p join lab.review_prompt_version v on v.review_prompt = p.id
        """;

    public required RowText Id { get; init; }

    public required RowText Name { get; init; }

    public required int Version { get; init; }

    public RowText? Description { get; init; }

    public required RowText Template { get; init; }

    public RowText? SystemPrompt { get; init; }

    public required string[] Criteria { get; init; }

    public required string Mode { get; init; }

    public required double ScaleLowest { get; init; }

    public required double ScaleHighest { get; init; }

    public required string Output { get; init; }

    public required RowText Connection { get; init; }

    public required RowText DefaultModel { get; init; }

    public required RowText CreatedBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required DateTime VersionedAt { get; init; }

    public required bool IsActive { get; init; }

    /// <inheritdoc />
    public ReviewPrompt ToRecord() => new()
    {
        Id = Id.Value,
        Name = Name.Value,
        Version = Version,
        Description = Description?.Value,
        Template = Template.Value,
        SystemPrompt = SystemPrompt?.Value,
        Criteria = [.. Criteria.Select(StoredText.Decode)],
        Mode = NameOf<ReviewMode>.Parse(Mode),
        Scale = new ScoreScale(ScaleLowest, ScaleHighest),
        Output = NameOf<ReviewOutput>.Parse(Output),
        Connection = Connection.Value,
        DefaultModel = DefaultModel.Value,
        CreatedBy = CreatedBy.Value,
        CreatedAt = new DateTimeOffset(CreatedAt),
        UpdatedAt = new DateTimeOffset(UpdatedAt),
        VersionedAt = new DateTimeOffset(VersionedAt),
        IsActive = IsActive,
    };
}

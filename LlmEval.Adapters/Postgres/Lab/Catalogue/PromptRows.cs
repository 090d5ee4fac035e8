using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Catalogue;

/// <summary>Prompts in lab.prompt and lab.prompt_version.</summary>
internal sealed class PromptRows(PostgresDatabase database, TimeProvider clock) : VersionedRows<LabPrompt, PromptReading>(database, clock)
{
    protected override string Select => PromptReading.Select;

    protected override string Table => "lab.prompt";

    protected override string Key => "p.name";

    protected override string Order => "p.created_at desc, p.name";

    protected override string Insert => """
        insert into lab.prompt (name, latest_version, description, category, tags, metadata, created_at, updated_at, is_active)
        values (@Key, 1, @Description, @Category, @Tags, @Metadata::json, @Now, @Now, @IsActive) on conflict do nothing
        """;

    protected override string InsertVersion => """
        insert into lab.prompt_version (prompt, version, hash, messages, rows, created_at) values (@Key, @Version, @Hash, @Messages::jsonb, @Rows::json, @Now)
        """;

    protected override string Update => """
        update lab.prompt set latest_version = @Version, description = @Description, category = @Category, tags = @Tags, metadata = @Metadata::json,
            updated_at = @Now, is_active = @IsActive
        where name = @Key
        """;

    protected override string KeyOf(LabPrompt item) => item.Name;

    protected override DateTimeOffset CreatedAt(LabPrompt item) => item.CreatedAt;

    protected override bool AreSame(LabPrompt one, LabPrompt other) => one.Hash == other.Hash;

    protected override object RowOf(LabPrompt item, int version, DateTimeOffset now) => new
    {
        Key = StoredText.Encode(item.Name),
        Version = version,
        Hash = item.Hash.Hex,
        Messages = StoredMessages.Write(item.Messages),
        Rows = LabJson.WriteRows(item.Rows),
        Description = StoredText.EncodeOptional(item.Description),
        Category = StoredText.EncodeOptional(item.Category),
        Tags = item.Tags.Select(StoredText.Encode).ToArray(),
        Metadata = LabJson.WriteTexts(item.Metadata),
        item.IsActive,
        Now = now,
    };

    protected override LabNameTakenException Taken(LabPrompt item) =>
        new($"There is a prompt named '{item.Name}' already. Choose another name; if it was deleted, it can be restored.");

    protected override LabNotFoundException Missing(string key) => new($"There is no prompt named '{key}'.");
}

/// <summary>A row of lab.prompt with one of lab.prompt_version.</summary>
internal sealed record PromptReading : IVersionedReading<LabPrompt>
{
    /// <summary>Selects prompts in all versions.</summary>
    public const string Select = """
        select p.name, v.version, v.messages::text as messages, v.rows::text as rows, p.description, p.category, p.tags, p.metadata::text as metadata,
            p.created_at, p.updated_at, v.created_at as versioned_at, p.is_active
        from lab.prompt p join lab.prompt_version v on v.prompt = p.name
        """;

    public required RowText Name { get; init; }

    public required int Version { get; init; }

    public required string Messages { get; init; }

    public required string Rows { get; init; }

    public RowText? Description { get; init; }

    public RowText? Category { get; init; }

    public required string[] Tags { get; init; }

    public required string Metadata { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required DateTime VersionedAt { get; init; }

    public required bool IsActive { get; init; }

    /// <inheritdoc />
    public LabPrompt ToRecord() => new()
    {
        Name = Name.Value,
        Version = Version,
        Messages = StoredMessages.Read(Messages),
        Rows = LabJson.ReadRows(Rows),
        Description = Description?.Value,
        Category = Category?.Value,
        Tags = [.. Tags.Select(StoredText.Decode)],
        Metadata = LabJson.ReadTexts(Metadata),
        CreatedAt = new DateTimeOffset(CreatedAt),
        UpdatedAt = new DateTimeOffset(UpdatedAt),
        VersionedAt = new DateTimeOffset(VersionedAt),
        IsActive = IsActive,
    };
}

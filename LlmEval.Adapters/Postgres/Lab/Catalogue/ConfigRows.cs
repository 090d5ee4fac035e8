using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Catalogue;

/// <summary>Configs in lab.config and lab.config_version.</summary>
internal sealed class ConfigRows(PostgresDatabase database, TimeProvider clock) : VersionedRows<LabConfig, ConfigReading>(database, clock)
{
    protected override string Select => ConfigReading.Select;

    protected override string Table => "lab.config";

    protected override string Key => "p.name";

    protected override string Order => "p.created_at desc, p.name";

    protected override string Insert => """
        insert into lab.config (name, latest_version, description, created_at, updated_at, is_active)
        values (@Key, 1, @Description, @Now, @Now, @IsActive) on conflict do nothing
        """;

    protected override string InsertVersion => """
        insert into lab.config_version (config, version, hash, connection, model, parameters, created_at)
        values (@Key, @Version, @Hash, @Connection, @Model, @Parameters::jsonb, @Now)
        """;

    protected override string Update => """
        update lab.config set latest_version = @Version, description = @Description, updated_at = @Now, is_active = @IsActive where name = @Key
        """;

    protected override string KeyOf(LabConfig item) => item.Name;

    protected override DateTimeOffset CreatedAt(LabConfig item) => item.CreatedAt;

    protected override bool AreSame(LabConfig one, LabConfig other) => one.Hash == other.Hash;

    protected override object RowOf(LabConfig item, int version, DateTimeOffset now) => new
    {
        Key = StoredText.Encode(item.Name),
        Version = version,
        Hash = item.Hash.Hex,
        Connection = StoredText.Encode(item.Connection),
        Model = StoredText.Encode(item.Model),
        Parameters = StoredParameters.Write(item.Parameters),
        Description = StoredText.EncodeOptional(item.Description),
        item.IsActive,
        Now = now,
    };

    protected override LabNameTakenException Taken(LabConfig item) =>
        new($"There is a config named '{item.Name}' already. Choose another name; if it was deleted, it can be restored.");

    protected override LabNotFoundException Missing(string key) => new($"There is no config named '{key}'.");
}

/// <summary>A row of lab.config with one of lab.config_version.</summary>
internal sealed record ConfigReading : IVersionedReading<LabConfig>
{
    /// <summary>Selects configs in all versions.</summary>
    public const string Select = """
        select p.name, v.version, v.connection, v.model, v.parameters::text as parameters, p.description,
            p.created_at, p.updated_at, v.created_at as versioned_at, p.is_active
        from lab.config p join lab.config_version v on v.config = p.name
        """;

    public required RowText Name { get; init; }

    public required int Version { get; init; }

    public required RowText Connection { get; init; }

    public required RowText Model { get; init; }

    public required string Parameters { get; init; }

    public RowText? Description { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required DateTime VersionedAt { get; init; }

    public required bool IsActive { get; init; }

    /// <inheritdoc />
    public LabConfig ToRecord() => new()
    {
        Name = Name.Value,
        Version = Version,
        Connection = Connection.Value,
        Model = Model.Value,
        Parameters = StoredParameters.Read(Parameters),
        Description = Description?.Value,
        CreatedAt = new DateTimeOffset(CreatedAt),
        UpdatedAt = new DateTimeOffset(UpdatedAt),
        VersionedAt = new DateTimeOffset(VersionedAt),
        IsActive = IsActive,
    };
}

using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>The large texts of a transaction, each once.</summary>
internal sealed class TextSet
{
    private static readonly Stage<KeyValuePair<ContentHash, string>> Rows = new("core.text", "sha256", row => row
        .Hash("sha256", text => text.Key)
        .Text("content", text => text.Value));

    private readonly Dictionary<ContentHash, string> texts = [];

    /// <summary>Adds a text and gives its key; null for null.</summary>
    public ContentHash? Add(string? text) => text is null ? null : AddText(text);

    /// <summary>Adds a text and gives its key.</summary>
    public ContentHash AddText(string text)
    {
        var key = KeyOf(text);
        texts[key] = text;
        return key;
    }

    /// <summary>The key of a text. Of the stored form: halves of surrogate pairs would all hash alike.</summary>
    public static ContentHash KeyOf(string text) => ContentHash.OfText(StoredText.Encode(text));

    /// <summary>Adds a text that is null in its column when it is empty, as output mostly is.</summary>
    public ContentHash? AddUnlessEmpty(string? text) => string.IsNullOrEmpty(text) ? null : AddText(text);

    /// <summary>Writes a few texts, those that the store does not have, without a temporary table.</summary>
    public async Task InsertFewAsync(Npgsql.NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (texts.Count == 0) return;
        const string insert = "insert into core.text (sha256, content) select * from unnest($1, $2) as t (sha256, content) order by sha256 on conflict do nothing";
        await using var command = new Npgsql.NpgsqlCommand(insert, connection);
        command.Parameters.Add(new() { Value = texts.Keys.Select(key => key.Hex).ToArray() });
        command.Parameters.Add(new() { Value = texts.Values.Select(StoredText.Encode).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Writes the texts that the store does not have.</summary>
    public Task InsertAsync(Npgsql.NpgsqlConnection connection, CancellationToken cancellationToken) => InsertAsync(connection, [], cancellationToken);

    /// <summary>Writes the texts that the store does not have, and more that are made only now, in one go.</summary>
    public Task InsertAsync(Npgsql.NpgsqlConnection connection, IEnumerable<KeyValuePair<ContentHash, string>> more, CancellationToken cancellationToken) =>
        Rows.InsertAsync(connection, texts.Concat(more), cancellationToken);
}

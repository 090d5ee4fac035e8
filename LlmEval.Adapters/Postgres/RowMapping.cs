using System.Data;
using Dapper;

namespace LlmEval.Adapters.Postgres;

/// <summary>A text of a row, decoded from its stored form (<see cref="StoredText"/>).</summary>
/// <param name="Value">The text.</param>
internal readonly record struct RowText(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>How Dapper reads our rows and writes our parameters.</summary>
internal static class RowMapping
{
    /// <summary>Tells Dapper. Its settings are global; doing it again changes nothing.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new RowTextHandler());
    }

    private sealed class RowTextHandler : SqlMapper.TypeHandler<RowText>
    {
        public override RowText Parse(object value) => new(StoredText.Decode((string)value));

        public override void SetValue(IDbDataParameter parameter, RowText value) => parameter.Value = StoredText.Encode(value.Value);
    }
}

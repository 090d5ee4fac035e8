using LlmEval.Core.Domain.Identity;
using NpgsqlTypes;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>A column of a table and where its value comes from.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type on the wire.</param>
/// <param name="Value">Takes the value from a row; null for null.</param>
internal sealed record Column<T>(string Name, NpgsqlDbType Type, Func<T, object?> Value);

/// <summary>The columns of a <see cref="Stage{T}"/>, one method per kind of value.</summary>
internal sealed class Columns<T>
{
    private readonly List<Column<T>> columns = [];

    /// <summary>The columns so far.</summary>
    public IReadOnlyList<Column<T>> All => columns;

    /// <summary>Any text.</summary>
    public Columns<T> Text(string name, Func<T, string?> value) =>
        Add(name, NpgsqlDbType.Text, row => value(row) is { } text ? StoredText.Encode(text) : null);

    /// <summary>Several texts.</summary>
    public Columns<T> Texts(string name, Func<T, IReadOnlyList<string>> value) =>
        Add(name, NpgsqlDbType.Array | NpgsqlDbType.Text, row => value(row).Select(StoredText.Encode).ToArray());

    /// <summary>The stored name of a member of an enumeration.</summary>
    public Columns<T> Name<TEnum>(string name, Func<T, TEnum?> value)
        where TEnum : struct, Enum =>
        Add(name, NpgsqlDbType.Text, row => value(row) is { } member ? NameOf<TEnum>.Of(member) : null);

    /// <summary>A hash; as a reference to core.text, the text's.</summary>
    public Columns<T> Hash(string name, Func<T, ContentHash?> value) => Add(name, NpgsqlDbType.Text, row => value(row)?.Hex);

    /// <summary>JSON, already written in a form that PostgreSQL takes.</summary>
    public Columns<T> Json(string name, Func<T, string> value) => Add(name, NpgsqlDbType.Jsonb, value);

    /// <summary>Bytes.</summary>
    public Columns<T> Bytes(string name, Func<T, ReadOnlyMemory<byte>> value) => Add(name, NpgsqlDbType.Bytea, row => value(row).ToArray());

    /// <summary>An id.</summary>
    public Columns<T> Id(string name, Func<T, Guid?> value) => Add(name, NpgsqlDbType.Uuid, row => value(row));

    /// <summary>A number of 32 bits.</summary>
    public Columns<T> Int(string name, Func<T, int?> value) => Add(name, NpgsqlDbType.Integer, row => value(row));

    /// <summary>Several numbers of 32 bits.</summary>
    public Columns<T> Ints(string name, Func<T, IReadOnlyList<int>> value) =>
        Add(name, NpgsqlDbType.Array | NpgsqlDbType.Integer, row => value(row).ToArray());

    /// <summary>A number of 64 bits.</summary>
    public Columns<T> Long(string name, Func<T, long?> value) => Add(name, NpgsqlDbType.Bigint, row => value(row));

    /// <summary>A real number.</summary>
    public Columns<T> Double(string name, Func<T, double?> value) => Add(name, NpgsqlDbType.Double, row => value(row));

    /// <summary>An exact decimal number.</summary>
    public Columns<T> Decimal(string name, Func<T, decimal?> value) => Add(name, NpgsqlDbType.Numeric, row => value(row));

    /// <summary>A day.</summary>
    public Columns<T> Date(string name, Func<T, DateOnly?> value) => Add(name, NpgsqlDbType.Date, row => value(row));

    /// <summary>True or false.</summary>
    public Columns<T> Bool(string name, Func<T, bool?> value) => Add(name, NpgsqlDbType.Boolean, row => value(row));

    /// <summary>A duration, in milliseconds.</summary>
    public Columns<T> Duration(string name, Func<T, TimeSpan?> value) => Add(name, NpgsqlDbType.Double, row => value(row)?.TotalMilliseconds);

    /// <summary>A time, in UTC; what is finer than a microsecond is cut off.</summary>
    public Columns<T> Time(string name, Func<T, DateTimeOffset?> value) => Add(name, NpgsqlDbType.TimestampTz, row => value(row)?.UtcDateTime);

    private Columns<T> Add(string name, NpgsqlDbType type, Func<T, object?> value)
    {
        columns.Add(new Column<T>(name, type, value));
        return this;
    }
}

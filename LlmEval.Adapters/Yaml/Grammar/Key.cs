using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes one key of a map.</summary>
public abstract class Key(string name, string doc, bool isRequired, string? defaultText)
{
    /// <summary>The key as files write it.</summary>
    public string Name { get; } = name;

    /// <summary>What it means, in a sentence or two.</summary>
    public string Doc { get; } = doc;

    /// <summary>Whether the map is invalid without it.</summary>
    public bool IsRequired { get; } = isRequired;

    /// <summary>What its absence means, as a file would write it; null when there is no default value.</summary>
    public string? DefaultText { get; } = defaultText;

    /// <summary>The shape of its value.</summary>
    public abstract Shape Shape { get; }

    /// <summary>A key that must be there.</summary>
    public static Key<T> Required<T>(string name, Shape<T> shape, string doc) => new(name, shape, doc, isRequired: true, null);

    /// <summary>A key whose absence means a value.</summary>
    /// <param name="name">The key.</param>
    /// <param name="shape">The shape of its value.</param>
    /// <param name="default">The value, as a file would write it.</param>
    /// <param name="doc">What it means.</param>
    public static Key<T> WithDefault<T>(string name, Shape<T> shape, string @default, string doc) =>
        new(name, shape, doc, isRequired: false, @default);

    /// <summary>A key whose absence is null.</summary>
    public static Key<T?> Optional<T>(string name, Shape<T> shape, string doc)
        where T : class => new(name, shape!, doc, isRequired: false, null);

    /// <summary>A key whose absence is null, for values that are structs.</summary>
    public static Key<T?> OptionalValue<T>(string name, Shape<T> shape, string doc)
        where T : struct => new(name, new NullableShape<T>(shape), doc, isRequired: false, null);

    /// <summary>Reads the key's value.</summary>
    internal abstract Reading Read(Node value, ReadContext context);

    /// <summary>The reading of a key that is not there.</summary>
    internal abstract Reading Absent();

    /// <summary>The reading of a key that may be there under a misspelt name.</summary>
    internal abstract Reading Uncertain();
}

/// <summary>Describes one key of a map.</summary>
/// <typeparam name="T">What its value becomes.</typeparam>
public sealed class Key<T> : Key
{
    private readonly Shape<T> shape;
    private readonly Lazy<Reading<T>> absent;

    internal Key(string name, Shape<T> shape, string doc, bool isRequired, string? defaultText)
        : base(name, doc, isRequired, defaultText)
    {
        this.shape = shape;
        absent = new Lazy<Reading<T>>(() => defaultText is null ? Reading<T>.Absent : ReadDefault(defaultText));
    }

    /// <inheritdoc />
    public override Shape Shape => shape;

    internal override Reading Read(Node value, ReadContext context)
    {
        var reading = shape.Read(value, $"'{Name}'", context);
        return reading.State == ReadingState.Absent ? Absent() : reading;
    }

    internal override Reading Absent() => absent.Value;

    internal override Reading Uncertain() => Reading<T>.Invalid;

    // The default goes through the key's own shape: a default that the key would not take is a bug, found on first use.
    private Reading<T> ReadDefault(string text)
    {
        var problems = new DiagnosticBag();
        var context = new ReadContext { Problems = problems, Folder = Path.DirectorySeparatorChar.ToString() };
        var reading = YamlReader.Read(new SourceText(Name, text), problems) is { } node
            ? shape.Read(node, $"'{Name}'", context)
            : Reading<T>.Invalid;
        if (problems.HasErrors) throw new InvalidOperationException($"The default of '{Name}' is not valid: {problems.All[0].Message}.");
        return reading with { State = ReadingState.Absent, Node = null, Items = [], Map = null };
    }
}

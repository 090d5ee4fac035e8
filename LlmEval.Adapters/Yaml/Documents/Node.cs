namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>A part of a YAML document with its place. Aliases and merge keys are resolved: a document is a plain tree.</summary>
public abstract record Node
{
    /// <summary>Where its text begins; for content of an anchor, where it is defined.</summary>
    public required Location Location { get; init; }

    /// <summary>The aliases that lead here, innermost first; empty for what is written in place.</summary>
    public IReadOnlyList<AliasUse> Aliases { get; init; } = [];

    /// <summary>What this is, with its article, for messages.</summary>
    public abstract string Kind { get; }

    /// <summary>The nodes of this tree.</summary>
    public abstract int Count { get; }

    /// <summary>This tree as it appears where an alias stands.</summary>
    internal Node Through(AliasUse alias) => Copy(alias) with { Aliases = [.. Aliases, alias with { StandsHere = true }] };

    private protected abstract Node Copy(AliasUse alias);

    private protected IReadOnlyList<AliasUse> With(AliasUse alias) => [.. Aliases, alias];

    private protected static Node CopyOf(Node node, AliasUse alias) => node.Copy(alias);
}

/// <summary>A place where an anchored part is used.</summary>
/// <param name="Location">The place of the alias.</param>
/// <param name="Anchor">The anchor's name.</param>
/// <param name="IsMerge">Whether it stands behind a merge key (<c>&lt;&lt;</c>).</param>
/// <param name="StandsHere">Whether the node itself stands in the alias' place, and not only something around it.</param>
public sealed record AliasUse(Location Location, string Anchor, bool IsMerge, bool StandsHere = false);

/// <summary>A single value as written.</summary>
public sealed record ScalarNode : Node
{
    /// <summary>The text, with quotes and escapes resolved.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it stands without quotes and not as a block, so that it may be a number, a truth value or nothing.</summary>
    public required bool IsPlain { get; init; }

    /// <summary>One past its last character in the source.</summary>
    public required int End { get; init; }

    /// <summary>Its first character in the source.</summary>
    public required int Start { get; init; }

    /// <summary>What YAML 1.2 makes of it.</summary>
    public ScalarKind ScalarKind => IsPlain ? CoreSchema.KindOf(Text) : ScalarKind.Text;

    /// <inheritdoc />
    public override string Kind => CoreSchema.Name(ScalarKind);

    /// <inheritdoc />
    public override int Count => 1;

    /// <summary>The place of a part of the text; the start when it cannot be found as written, for example behind an escape.</summary>
    public Location Locate(string part)
    {
        var index = Location.Source.Text.IndexOf(part, Start, End - Start, StringComparison.Ordinal);
        return index < 0 ? Location : Location.Source.At(index);
    }

    private protected override Node Copy(AliasUse alias) => this with { Aliases = With(alias) };
}

/// <summary>A list.</summary>
public sealed record ListNode : Node
{
    /// <summary>Its items in order.</summary>
    public required IReadOnlyList<Node> Items { get; init; }

    /// <inheritdoc />
    public override string Kind => "a list";

    /// <inheritdoc />
    public override int Count => 1 + Items.Sum(item => item.Count);

    private protected override Node Copy(AliasUse alias) =>
        this with { Aliases = With(alias), Items = [.. Items.Select(item => CopyOf(item, alias))] };
}

/// <summary>A map with text keys, each once.</summary>
public sealed record MapNode : Node
{
    /// <summary>Its entries in order.</summary>
    public required IReadOnlyList<MapEntry> Entries { get; init; }

    /// <inheritdoc />
    public override string Kind => "a map";

    /// <inheritdoc />
    public override int Count => 1 + Entries.Sum(entry => 1 + entry.Value.Count);

    /// <summary>The entry with this key, or null.</summary>
    public MapEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key);

    private protected override Node Copy(AliasUse alias) => this with
    {
        Aliases = With(alias),
        Entries = [.. Entries.Select(entry => new MapEntry((ScalarNode)CopyOf(entry.Key, alias), CopyOf(entry.Value, alias)))],
    };
}

/// <summary>One entry of a <see cref="MapNode"/>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(ScalarNode Key, Node Value);

/// <summary>Stands where something unusable was, which is already reported: whoever meets it says nothing more.</summary>
public sealed record BrokenNode : Node
{
    /// <inheritdoc />
    public override string Kind => "something unreadable";

    /// <inheritdoc />
    public override int Count => 1;

    private protected override Node Copy(AliasUse alias) => this with { Aliases = With(alias) };
}

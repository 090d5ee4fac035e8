using LlmEval.Adapters.Yaml.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>Turns a parser's events into a tree of nodes, with aliases and merge keys resolved.</summary>
internal sealed class NodeBuilder(SourceText source, IParser parser, BareReferences references, DiagnosticBag problems)
{
    private const int MaxDepth = 64;

    // Aliases of aliases grow exponentially ("billion laughs"); no file that a person writes comes near.
    private const int MaxNodes = 100_000;

    private readonly Dictionary<string, Node?> anchors = [];
    private readonly Stack<Location> openFlows = [];
    private int nodes;

    /// <summary>The innermost <c>[</c> or <c>{</c> that is still open.</summary>
    public Location? OpenFlow => openFlows.TryPeek(out var place) ? place : null;

    /// <summary>Where the last event began.</summary>
    public Location LastPlace { get; private set; } = new(source, 1, 1);

    /// <summary>Reads the node that comes next.</summary>
    public Node Read(int depth = 0)
    {
        // Looked at before it is consumed: consuming reads on, and may stumble over what follows.
        parser.Accept<ParsingEvent>(out var next);
        LastPlace = At(next!);
        if (depth > MaxDepth) throw new MaximumRecursionLevelReachedException(next!.Start, next.End, $"more than {MaxDepth} levels deep");
        Count(1, next!);
        if (next is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow }) openFlows.Push(At(next));
        parser.MoveNext();
        switch (next)
        {
            case AnchorAlias alias:
                return Resolve(alias);
            case Scalar scalar:
                return Anchored(scalar, ScalarOf(scalar));
            case SequenceStart start:
                return Anchored(start, () => ListOf(start, depth));
            case MappingStart start:
                return Anchored(start, () => MapOf(start, depth));
            default:
                throw new SemanticErrorException(next!.Start, next.End, "While parsing a node, did not find expected node content.");
        }
    }

    private Node Anchored(NodeEvent start, Node node)
    {
        if (!start.Anchor.IsEmpty) anchors[start.Anchor.Value] = node;
        return node;
    }

    private Node Anchored(NodeEvent start, Func<Node> read)
    {
        // While it is open, an alias to it would contain itself.
        if (!start.Anchor.IsEmpty) anchors[start.Anchor.Value] = null;
        return Anchored(start, read());
    }

    private Node ScalarOf(Scalar scalar)
    {
        var isText = !scalar.Tag.IsEmpty && scalar.Tag.Value is "tag:yaml.org,2002:str" or "!";
        if (!isText && Tagged(scalar) is { } broken) return broken;
        return new ScalarNode
        {
            Location = At(scalar),
            Text = references.Show(scalar.Value),
            IsPlain = scalar.Style == ScalarStyle.Plain && !isText,
            Start = (int)scalar.Start.Index,
            End = (int)scalar.End.Index,
        };
    }

    private Node ListOf(SequenceStart start, int depth)
    {
        var items = new List<Node>();
        while (!parser.Accept<SequenceEnd>(out _)) items.Add(Read(depth + 1));
        Close(start.Style == SequenceStyle.Flow);
        return Tagged(start) is { } broken ? broken : new ListNode { Location = At(start), Items = items };
    }

    private Node MapOf(MappingStart start, int depth)
    {
        var entries = new MapEntries(problems);
        var readable = true;
        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = Read(depth + 1);
            var value = Read(depth + 1);
            readable &= entries.Add(key, value);
        }

        Close(start.Style == MappingStyle.Flow);
        var place = At(start);
        if (!readable) return new BrokenNode { Location = place };
        return Tagged(start) is { } broken ? broken : new MapNode { Location = place, Entries = entries.Merged() };
    }

    private Node Resolve(AnchorAlias alias)
    {
        var (name, place) = (alias.Value.Value, At(alias));
        if (!anchors.TryGetValue(name, out var target))
        {
            problems.Add(
                SyntaxCodes.UnknownAlias, place, $"no anchor '&{name}' stands before this alias",
                Similar.Suggest(name, anchors.Keys) ?? "put text that begins with '*' in quotes");
            return new BrokenNode { Location = place };
        }

        if (target is null)
        {
            problems.Add(SyntaxCodes.TooLarge, place, $"'*{name}' stands inside the very thing that it repeats");
            return new BrokenNode { Location = place };
        }

        Count(target.Count, alias);
        return target.Through(new AliasUse(place, name, IsMerge: false));
    }

    private BrokenNode? Tagged(NodeEvent node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific) return null;
        problems.Add(SyntaxCodes.Tag, At(node), $"the tag '{node.Tag.Value}' is not supported", "remove it");
        return new BrokenNode { Location = At(node) };
    }

    private void Close(bool flow)
    {
        if (flow) openFlows.Pop();
        parser.MoveNext();
    }

    private void Count(int more, ParsingEvent at)
    {
        nodes += more;
        if (nodes > MaxNodes)
            throw new MaximumRecursionLevelReachedException(
                at.Start, at.End, $"with its aliases written out, this file has more than {MaxNodes} parts");
    }

    private Location At(ParsingEvent e) => new(source, (int)e.Start.Line, (int)e.Start.Column);
}

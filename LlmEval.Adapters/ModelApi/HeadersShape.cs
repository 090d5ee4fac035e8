using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.ModelApi;

/// <summary>Describes HTTP headers: a map with any names. Values are never shown or stored.</summary>
internal sealed class HeadersShape : Shape<IReadOnlyDictionary<string, Secret>>
{
    // A token of RFC 9110, section 5.6.2.
    private const string NamePattern = "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$";

    private static readonly System.Text.RegularExpressions.Regex Name = LinearRegex.Of(NamePattern);

    // What the call itself decides; the key has a place of its own.
    private static readonly string[] NotTaken =
        ["authorization", "x-api-key", "host", "content-type", "content-length", "transfer-encoding", "connection", "accept"];

    private static readonly SecretShape Value = new("a reference such as ${env:GATEWAY_TOKEN}, or a short word", SecretPatterns.LongToken);

    /// <inheritdoc />
    public override string Expected => "a map of header names and values";

    /// <inheritdoc />
    public override bool Takes(Node node) => node is MapNode;

    /// <inheritdoc />
    public override JsonObject ToSchema(bool references) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = NamePattern },
        ["additionalProperties"] = Value.ToSchema(references),
    };

    /// <inheritdoc />
    protected override Reading<IReadOnlyDictionary<string, Secret>> ReadNode(Node node, string subject, ReadContext context)
    {
        if (node is not MapNode map) return WrongKind(node, subject, context);
        var before = context.Problems.ErrorsReported;
        var headers = new Dictionary<string, Secret>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in map.Entries)
        {
            if (!Name.IsMatch(key.Text)) context.Problems.Add(ValueCodes.Malformed, key, $"'{key.Text}' cannot be the name of a header");
            else if (NotTaken.Contains(key.Text, StringComparer.OrdinalIgnoreCase))
                context.Problems.Add(ValueCodes.Malformed, key, $"the header '{key.Text}' cannot be set here", "give a key as api_key");
            else if (Value.Read(value, $"'{key.Text}'", context) is { State: ReadingState.Valid, Value: { } secret })
                Add(headers, key, value, secret, context);
        }

        return context.Problems.ErrorsReported == before
            ? Reading<IReadOnlyDictionary<string, Secret>>.Valid(headers, node)
            : Reading<IReadOnlyDictionary<string, Secret>>.Invalid;
    }

    private static void Add(Dictionary<string, Secret> headers, ScalarNode key, Node value, Secret secret, ReadContext context)
    {
        if (secret.Reveal().Any(char.IsControl)) context.Problems.Add(ValueCodes.Malformed, value, $"the value of '{key.Text}' has line ends or other control characters in it");
        else headers[key.Text] = secret;
    }
}

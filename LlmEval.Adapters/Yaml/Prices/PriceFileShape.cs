using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Yaml.Prices;

/// <summary>Describes the path of a price list, which is read with it: what is wrong in the list is reported at its place there.</summary>
internal sealed class PriceFileShape : Shape<PriceList>
{
    private readonly PathShape path = new(mayBeFolder: false);

    /// <inheritdoc />
    public override string Expected => path.Expected;

    /// <inheritdoc />
    public override JsonObject ToSchema(bool references) => path.ToSchema(references);

    /// <inheritdoc />
    protected override Reading<PriceList> ReadNode(Node node, string subject, ReadContext context)
    {
        var file = path.Read(node, subject, context);
        if (file.State != ReadingState.Valid) return new Reading<PriceList> { State = file.State, Node = file.Node };
        return PriceFile.Read(file.Value!, context.Problems) is { } list ? Reading<PriceList>.Valid(list, node) : Reading<PriceList>.Invalid;
    }
}

using System.Text;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes the path of a Markdown file, which is read with it: the value is its text.</summary>
internal sealed class GuidelinesShape : Shape<string>
{
    private const int MostBytes = 256 * 1024;

    private readonly PathShape path = new(mayBeFolder: false);

    /// <inheritdoc />
    public override string Expected => path.Expected;

    /// <inheritdoc />
    public override JsonObject ToSchema(bool references) => path.ToSchema(references);

    /// <inheritdoc />
    protected override Reading<string> ReadNode(Node node, string subject, ReadContext context)
    {
        var file = path.Read(node, subject, context);
        if (file.State != ReadingState.Valid || SourceFile.Read(file.Value!, context.Problems) is not { } source)
            return new Reading<string> { State = file.State == ReadingState.Absent ? ReadingState.Absent : ReadingState.Invalid, Node = file.Node };
        var problem = string.IsNullOrWhiteSpace(source.Text) ? "is empty"
            : Encoding.UTF8.GetByteCount(source.Text) > MostBytes ? $"is larger than {MostBytes / 1024} KiB"
            : null;
        if (problem is null) return Reading<string>.Valid(source.Text, node);
        context.Problems.Add(JudgeCodes.LongGuidelines, node, $"{subject}: {file.Value} {problem}", "name the Markdown file that reviewers are to read");
        return Reading<string>.Invalid;
    }
}

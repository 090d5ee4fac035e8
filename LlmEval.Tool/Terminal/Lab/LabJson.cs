using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>Results of the lab for scripts: a line of JSON each, on stdout.</summary>
internal static class LabJson
{
    /// <summary>Writes a document.</summary>
    public static void Write(ToolContext context, object document) => context.Out.WriteLine(RunEventJson.WriteDocument(document));
}

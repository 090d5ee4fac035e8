using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.ModelApi;

/// <summary>How a server is asked to hold an answer to a schema, the strictest first.</summary>
internal enum AnswerForm
{
    /// <summary>The API's own structured output.</summary>
    Schema,

    /// <summary>A tool with the schema as its input, which the model has to call.</summary>
    Tool,

    /// <summary>Not at all: the words of the request have to do.</summary>
    Words,
}

/// <summary>Tells which forms a server does not know, by what it says when it refuses one.</summary>
internal static partial class AnswerForms
{
    private const int MatchMilliseconds = 1000;

    /// <summary>The next form to try after a refusal that is about this one; null when it is about something else.</summary>
    public static AnswerForm? After(AnswerForm form, ModelError refusal) => refusal.Status is not (400 or 404 or 422 or 501) ? null : form switch
    {
        AnswerForm.Schema when Schemas().IsMatch(refusal.Message) => AnswerForm.Tool,
        AnswerForm.Tool when Tools().IsMatch(refusal.Message) => AnswerForm.Words,
        _ => null,
    };

    [GeneratedRegex(@"response[_ ]format|json[_ ]?schema|json[_ ]object|structured[_ ]output|output_config|output_format|grammar", RegexOptions.IgnoreCase, MatchMilliseconds)]
    private static partial Regex Schemas();

    [GeneratedRegex(@"\btools?\b|tool[_ ](choice|use|call)|function", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Tools();
}

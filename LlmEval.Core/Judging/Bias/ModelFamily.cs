using System.Text.RegularExpressions;

namespace LlmEval.Core.Judging.Bias;

/// <summary>Whose model a model is, as far as its name tells: judges are known to favour their own kind.</summary>
public static partial class ModelFamily
{
    private const int MatchMilliseconds = 1000;

    /// <summary>The family of a name, e.g. <c>gpt</c> for <c>openai/o3-mini</c>; null where the name says nothing.</summary>
    /// <param name="model">The model, as the provider knows it.</param>
    public static string? Of(string model)
    {
        var match = Known().Match(model.ToLowerInvariant());
        return !match.Success ? null : match.Value switch
        {
            "chatgpt" or "davinci" => "gpt",
            ['o', >= '0' and <= '9', ..] => "gpt",
            "qwq" => "qwen",
            "codestral" or "mixtral" or "ministral" or "devstral" or "magistral" => "mistral",
            "gemma" => "gemini",
            "codellama" => "llama",
            var name => name,
        };
    }

    // The first that stands as a word of its own: qwen2.5-coder, deepseek-r1-distill-llama-8b (made by the former).
    [GeneratedRegex(
        "(?<![a-z])(chatgpt|gpt|davinci|o[1-9](?=-|$|:)|claude|gemini|gemma|codellama|llama|qwen|qwq|mistral|mixtral|ministral|codestral|devstral|magistral|deepseek|phi|granite|starcoder|command|grok|kimi|glm|nova)(?![a-z])",
        RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Known();
}

using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Adapters.ModelApi;

public class AnswerFormTests
{
    // What OpenAI, vLLM, llama.cpp, Ollama and Anthropic answer.
    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case(AnswerForm.Schema, 400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", AnswerForm.Tool);
        yield return Case(AnswerForm.Schema, 400, "Unrecognized request argument supplied: response_format", AnswerForm.Tool);
        yield return Case(AnswerForm.Schema, 422, "grammar is not supported", AnswerForm.Tool);
        yield return Case(AnswerForm.Schema, 400, "output_config.format: Extra inputs are not permitted", AnswerForm.Tool);
        yield return Case(AnswerForm.Tool, 400, "\"auto\" tool choice requires --enable-auto-tool-choice", AnswerForm.Words);
        yield return Case(AnswerForm.Tool, 400, "registry.ollama.ai/library/x does not support tools", AnswerForm.Words);
        yield return Case(AnswerForm.Schema, 400, "This model's maximum context length is 8192 tokens.", null);
        yield return Case(AnswerForm.Schema, 429, "response_format is popular today", null);
        yield return Case(AnswerForm.Words, 400, "response_format tools", null);

        static TestCaseData Case(AnswerForm form, int status, string message, AnswerForm? next) =>
            new TestCaseData((int)form, status, message, (int?)next).SetArgDisplayNames(form.ToString(), message);
    }

    [TestCaseSource(nameof(Refusals))]
    public void A_refusal_of_one_form_is_answered_with_the_next(int form, int status, string message, int? next) =>
        ((int?)AnswerForms.After((AnswerForm)form, new ModelError { Kind = ModelErrorKind.InvalidRequest, Status = status, Message = message })).ShouldBe(next);
}

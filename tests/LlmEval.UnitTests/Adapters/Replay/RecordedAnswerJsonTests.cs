using System.Text;
using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Adapters.Replay;

public class RecordedAnswerJsonTests
{
    [Test]
    public void A_line_of_our_own_is_read_whole()
    {
        var answer = Read(
            """
            {"task_id":"strings/reverse","sample":3,"prompt":"terse","response":"def f(): pass","finish_reason":"length","latency_ms":812.5,
             "served_model":"m-2","usage":{"input_tokens":10,"output_tokens":20,"reasoning_tokens":5,"cached_input_tokens":4}}
            """)!;
        answer.TaskId.ShouldBe("strings/reverse");
        answer.Sample.ShouldBe(3);
        answer.Prompt.ShouldBe("terse");
        answer.Reply.Response.ShouldBe(new ModelResponse
        {
            Text = "def f(): pass",
            FinishReason = FinishReason.Length,
            Latency = TimeSpan.FromMilliseconds(812.5),
            ServedModel = "m-2",
            Usage = new() { InputTokens = 10, OutputTokens = 20, CachedInputTokens = 4, ReasoningTokens = 5 },
        });
    }

    [TestCase("""{"task_id":"HumanEval/0","completion":"    return 1\n","passed":true}""", "HumanEval/0", "    return 1\n")]
    [TestCase("""{"task_id":"Mbpp/2","solution":"def f(): pass","_identifier":"x"}""", "Mbpp/2", "def f(): pass")]
    [TestCase("""{"task_id":11,"completion":""}""", "11", "")]
    public void Sample_files_of_others_are_read(string line, string task, string text)
    {
        var answer = Read(line)!;
        answer.TaskId.ShouldBe(task);
        answer.Sample.ShouldBeNull();
        answer.Prompt.ShouldBeNull();
        answer.Reply.Response!.Text.ShouldBe(text);
        answer.Reply.Response.FinishReason.ShouldBe(FinishReason.Stop);
        answer.Reply.Response.Usage.ShouldBeNull();
    }

    [Test]
    public void A_refusal_needs_no_response()
    {
        var response = Read("""{"task_id":"a","response":null,"refusal":"No."}""")!.Reply.Response!;
        response.Refusal.ShouldBe("No.");
        response.Text.ShouldBeEmpty();
    }

    [TestCase("""{"status":429,"message":"slow down"}""", ModelErrorKind.RateLimited, 429, "slow down")]
    [TestCase("""{"status":500}""", ModelErrorKind.Server, 500, "recorded without a message")]
    [TestCase("""{"message":"reset by peer"}""", ModelErrorKind.Connection, null, "reset by peer")]
    [TestCase("""{"kind":"timeout","message":"120 s"}""", ModelErrorKind.Timeout, null, "120 s")]
    public void A_recorded_failure_keeps_kind_and_status_but_asks_for_no_wait(
        string error, ModelErrorKind kind, int? status, string message) =>
        Read($$"""{"task_id":"a","error":{{error}}}""")!.Reply.Error
            .ShouldBe(new ModelError { Kind = kind, Status = status, Message = message });

    [TestCase("", "no JSON: ")]
    [TestCase("{\"task_id\":", "no JSON: ")]
    [TestCase("[1]", "no JSON object")]
    [TestCase("""{"response":"x"}""", "task_id is missing")]
    [TestCase("""{"task_id":"","response":"x"}""", "task_id must be a text that is not empty")]
    [TestCase("""{"task_id":"a"}""", "response (or completion, solution, refusal, error) is missing")]
    [TestCase("""{"task_id":"a","response":1}""", "response must be a text")]
    [TestCase("""{"task_id":"a","response":"x","completion":"y"}""", "response and completion together: give one")]
    [TestCase("""{"task_id":"a","response":"x","response":"y"}""", "no JSON: ")]
    [TestCase("""{"task_id":"a","response":"x","error":{"status":500}}""", "error and response together")]
    [TestCase("""{"task_id":"a","error":"x"}""", "error must be an object")]
    [TestCase("""{"task_id":"a","error":{"kind":"odd"}}""", "kind 'odd' is not one of: rate_limited, ")]
    [TestCase("""{"task_id":"a","response":"x","sample":-1}""", "sample must be an integer from 0")]
    [TestCase("""{"task_id":"a","response":"x","sample":1.5}""", "sample must be an integer from 0")]
    [TestCase("""{"task_id":"a","response":"x","finish_reason":"end"}""", "finish_reason 'end' is not one of: stop, length,")]
    [TestCase("""{"task_id":"a","response":"x","latency_ms":"2"}""", "latency_ms must be a number from 0")]
    [TestCase("""{"task_id":"a","response":"x","usage":{"input_tokens":1}}""", "usage has no output_tokens")]
    [TestCase("""{"task_id":"a","response":"x","usage":7}""", "usage must be an object")]
    [TestCase("""{"task_id":"a","config":"fast","overall_score":7}""", "needs sample: the run's number in its session, less 1")]
    [TestCase("""{"task_id":"a","response":"cut \ud83d"}""", "text with half a surrogate pair")]
    public void What_is_wrong_with_a_line_is_said(string line, string problem)
    {
        RecordedAnswerJson.Read(Encoding.UTF8.GetBytes(line), out var problems).ShouldBeNull();
        problems.Count.ShouldBe(1);
        problems[0].ShouldStartWith(problem, Case.Sensitive);
    }

    [Test]
    public void All_problems_of_a_line_come_at_once()
    {
        RecordedAnswerJson.Read("""{"sample":"1","finish_reason":"?","latency_ms":-1}"""u8.ToArray(), out var problems).ShouldBeNull();
        problems.Count.ShouldBe(5);
    }

    private static RecordedAnswer? Read(string line)
    {
        var answer = RecordedAnswerJson.Read(Encoding.UTF8.GetBytes(line), out var problems);
        problems.ShouldBeEmpty();
        return answer;
    }
}

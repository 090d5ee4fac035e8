using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab;
using LlmEval.Core.Lab.Importing;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.UnitTests.Core.Lab.Importing;

public class LabImporterTests
{
    // The example of the original's description.
    private const string Summarize = """
        {
          "name": "summarize-article",
          "messages": [
            {"role": "system", "content": "You are a helpful assistant that summarizes articles concisely."},
            {"role": "user", "content": "Summarize the following article:\n\n{article_text}"}
          ],
          "metadata": {"description": "Summarize articles", "category": "text-processing", "tags": ["news"], "owner": "kim", "size": 3}
        }
        """;

    [Test]
    public void A_prompt_of_the_original_with_its_metadata_lifted()
    {
        var prompt = Read("data/prompts/other.json", Summarize).Prompts.ShouldHaveSingleItem();

        (prompt.Name, prompt.Description, prompt.Category).ShouldBe(("summarize-article", "Summarize articles", "text-processing"));
        prompt.Tags.ShouldBe(["news"]);
        prompt.Metadata.ShouldBe(new Dictionary<string, string> { ["owner"] = "kim", ["size"] = "3" });
        PromptVariables.In(prompt.Messages).ShouldBe(["article_text"]);
        prompt.Messages[0].Role.ShouldBe(ChatRole.System);
    }

    [TestCase("prompts/hello.json")]
    [TestCase("hello.yaml")]
    [TestCase("C:\\data\\hello.json")]
    public void A_list_of_messages_is_named_by_its_file_whatever_its_extension(string name) =>
        Read(name, """[{"role":"user","content":"Hello"}]""").Prompts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            prompt => prompt.Name.ShouldBe("hello"), prompt => prompt.Messages.ShouldBe([new ChatMessage(ChatRole.User, "Hello")]));

    [Test]
    public void What_the_object_says_itself_goes_before_its_metadata()
    {
        var prompt = Read("p.json", """{"messages":[{"role":"developer","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}],"description":"d","tags":["x"],"metadata":{"description":"m","tags":["y"]},"rows":[{"id":"k","a":1},{"a":2}]}""").Prompts[0];

        (prompt.Description, prompt.Tags[0], prompt.Messages[0]).ShouldBe(("d", "x", new ChatMessage(ChatRole.System, "ab")));
        prompt.Rows.Select(row => (row.Name, row.Values["a"])).ShouldBe([("k", "1"), ("row-2", "2")]);
    }

    [Test]
    public void A_chat_prompt_of_Langfuse_with_variables_turned_round_and_its_config()
    {
        var import = Read("x.json", """
            {"id":"cm1","name":"movie-critic","version":3,"type":"chat","labels":["production","latest"],"tags":["movies"],"commitMessage":"Shorter",
             "prompt":[{"role":"system","content":"You are a {{criticlevel}} critic. Answer {\"a\": {b}} and {c}."},{"role":"user","content":"{{ movie }}?"}],
             "config":{"model":"gpt-4o","temperature":0.7,"max_tokens":500}}
            """);

        var prompt = import.Prompts.ShouldHaveSingleItem();
        prompt.Messages.ShouldBe([new(ChatRole.System, "You are a {criticlevel} critic. Answer {\"a\": {{b}}} and {{c}}."), new(ChatRole.User, "{movie}?")]);
        PromptVariables.In(prompt.Messages).ShouldBe(["criticlevel", "movie"]);
        PromptVariables.Fill(prompt.Messages[0].Content, new Dictionary<string, string> { ["criticlevel"] = "harsh" }).ShouldBe("You are a harsh critic. Answer {\"a\": {b}} and {c}.");
        (prompt.Name, prompt.Description, prompt.Metadata["langfuse_version"], prompt.Metadata["langfuse_labels"]).ShouldBe(("movie-critic", "Shorter", "3", "production, latest"));
        var config = import.Configs.ShouldHaveSingleItem();
        (config.Name, config.Model, config.Parameters.Temperature, config.Parameters.MaxOutputTokens).ShouldBe(("movie-critic", "gpt-4o", 0.7, 500));
        import.Problems.ShouldBeEmpty();
    }

    [Test]
    public void A_text_prompt_of_Langfuse_is_a_message_of_the_user()
    {
        var import = Read("x.json", """{"name":"t","type":"text","prompt":"As a {{level}} critic","config":{}}""");

        import.Prompts[0].Messages.ShouldBe([new ChatMessage(ChatRole.User, "As a {level} critic")]);
        import.Configs.ShouldBeEmpty();
    }

    [Test]
    public void Configs_of_the_original_in_both_generations()
    {
        var import = LabImporter.Read(
        [
            new("gpt5-high.json", """{"model":"gpt-5","max_output_tokens":8000,"verbosity":"medium","reasoning_effort":"high"}"""),
            new("gpt4.json", """{"name":"gpt-4 warm","model":"gpt-4-turbo-preview","temperature":0.7,"max_completion_tokens":1500,"top_p":0.9,"frequency_penalty":0.0,"presence_penalty":0.5,"stop":"END","seed":7,"connection":"azure","avg_cost_usd":0.1}"""),
        ]);

        import.Problems.ShouldBeEmpty();
        var high = import.Configs[0];
        (high.Name, high.Model, high.Connection).ShouldBe(("gpt5-high", "gpt-5", "openai"));
        (high.Parameters.MaxOutputTokens, high.Parameters.Verbosity, high.Parameters.ReasoningEffort, high.Parameters.Temperature).ShouldBe((8000, "medium", "high", null));
        var warm = import.Configs[1];
        (warm.Name, warm.Connection).ShouldBe(("gpt-4 warm", "azure"));
        LlmEval.Core.Domain.Identity.CanonicalJson.Serialize(warm.Parameters).ShouldBe(LlmEval.Core.Domain.Identity.CanonicalJson.Serialize(new ModelParameters
        {
            Temperature = 0.7,
            MaxOutputTokens = 1500,
            TopP = 0.9,
            FrequencyPenalty = 0,
            PresencePenalty = 0.5,
            Stop = ["END"],
            Seed = 7,
        }));
    }

    [Test]
    public void A_review_prompt_of_the_original_and_one_of_ours()
    {
        var import = LabImporter.Read(
        [
            new("code_quality.json", """{"name":"Code","template":"{original_prompt}{num_configs}{all_responses}","criteria":["correctness"],"default_model":"gpt-5","system_prompt":null,"created_by":"seed"}"""),
            new("ours.json", """{"id":"p1","name":"Point","template":"{original_prompt}{response}","mode":"pointwise","scale":{"lowest":1,"highest":5},"output":"json_in_text"}"""),
        ]);

        import.Problems.ShouldBeEmpty();
        (import.ReviewPrompts[0].Id, import.ReviewPrompts[0].Mode, import.ReviewPrompts[0].SystemPrompt, import.ReviewPrompts[0].Scale).ShouldBe(("code_quality", ReviewMode.Listwise, null, new ScoreScale(0, 10)));
        (import.ReviewPrompts[1].Id, import.ReviewPrompts[1].Mode, import.ReviewPrompts[1].Output, import.ReviewPrompts[1].Scale).ShouldBe(("p1", ReviewMode.Pointwise, ReviewOutput.JsonInText, new ScoreScale(1, 5)));
    }

    [Test]
    public void Wrappers_of_both_APIs_and_plain_lists_are_opened()
    {
        var import = LabImporter.Read(
        [
            new("a.json", """{"prompts":[{"name":"p1","messages":[{"role":"user","content":"x"}]}],"configs":[{"name":"c1","model":"m"}]}"""),
            new("b.json", """{"data":[{"name":"p2","type":"text","prompt":"y"}],"meta":{"page":1}}"""),
            new("c.json", """[{"model":"m1"},{"model":"m2","name":"named"}]"""),
        ]);

        import.Problems.ShouldBeEmpty();
        import.Prompts.Select(prompt => prompt.Name).ShouldBe(["p1", "p2"]);
        import.Configs.Select(config => config.Name).ShouldBe(["c1", "c-1", "named"]);
    }

    [TestCase("{", "f.json: is no JSON: ")]
    [TestCase("3", "f.json: is neither an object nor a list of objects")]
    [TestCase("[]", "f.json: is an empty list")]
    [TestCase("{}", "f.json: has none of messages, prompt (Langfuse), template (a review prompt) and model (a config)")]
    [TestCase("""{"messages":[]}""", "f.json.messages: must be a list of messages, at least one")]
    [TestCase("""{"messages":[{"role":"robot","content":"x"}]}""", "f.json.messages[0].role: 'robot' is not one of: system, user, assistant")]
    [TestCase("""[{"role":"user","content":" "}]""", "f.json[0].content: must be a text that is not empty")]
    [TestCase("""[{"role":"user","content":[{"type":"image_url"}]}]""", "f.json[0].content: must be a text that is not empty")]
    [TestCase("""{"name":"a/b","messages":[{"role":"user","content":"x"}]}""", "f.json.name: 'a/b' has a '/'")]
    [TestCase("""{"messages":[{"role":"user","content":"x"}],"tags":[1]}""", "f.json.tags: must be a list of texts")]
    [TestCase("""{"messages":[{"role":"user","content":"x"}],"rows":{}}""", "f.json.rows: must be a list of objects")]
    [TestCase("""{"prompt":[{"type":"placeholder","name":"history"}],"type":"chat"}""", "f.json.prompt: has a placeholder for messages")]
    [TestCase("""{"model":"m","temperature":"hot"}""", "f.json.temperature: must be a number")]
    [TestCase("""{"model":"m","temperature":3}""", "f.json.temperature: must be from 0 to 2")]
    [TestCase("""{"model":"m","max_tokens":1.5}""", "f.json.max_output_tokens: must be a whole number")]
    [TestCase("""{"model":"m","max_tokens":9999999999}""", "f.json.max_output_tokens: is too large")]
    [TestCase("""{"model":"m","tempreature":1}""", "f.json.tempreature: is not known and was left out")]
    [TestCase("""{"template":"x","mode":"both"}""", "f.json.mode: 'both' is not one of: listwise, pointwise")]
    [TestCase("""{"model":"\ud800"}""", "f.json: has text with half a surrogate pair")]
    public void Problems_name_file_and_place(string content, string problem) =>
        Read("f.json", content).Problems.Select(found => $"{found.Place}: {found.Message}").ShouldHaveSingleItem().ShouldStartWith(problem);

    [Test]
    public void One_broken_file_does_not_keep_others_back_and_of_two_of_one_name_the_last_counts()
    {
        var import = LabImporter.Read([new("a.json", "{"), new("b.json", """{"name":"c","model":"m1"}"""), new("c.json", """{"model":"m2"}""")]);

        import.Configs.ShouldHaveSingleItem().Model.ShouldBe("m2");
        import.Problems.Select(problem => problem.Place).ShouldBe(["a.json", "c"]);
    }

    [Test]
    public void Messages_of_an_editor()
    {
        MessagesReader.Read("""[{"role":"user","content":"Hi"}]""").Messages.ShouldBe([new ChatMessage(ChatRole.User, "Hi")]);
        MessagesReader.Read("""{"role":"user"}""").Problems.ShouldBe([new LabProblem("messages", "must be a list of messages, at least one")]);
        MessagesReader.Read("[1]").Problems.ShouldBe([new LabProblem("messages[0]", "must be an object with role and content")]);
        MessagesReader.Read("[").Problems.ShouldHaveSingleItem().Message.ShouldStartWith("is no JSON");
    }

    private static LabImport Read(string name, string content) => LabImporter.Read([new ImportFile(name, content)]);
}

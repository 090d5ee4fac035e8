using System.Text.Json.Nodes;
using LlmEval.Adapters.Exports;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;
using LlmEval.UnitTests.Adapters.Yaml;
using LlmEval.UnitTests.Architecture;
using LlmEval.UnitTests.Support;
using static LlmEval.UnitTests.Support.SomeVotes;

namespace LlmEval.UnitTests.Adapters.Exports;

public class PreferenceFormatTests
{
    private const string Prompt = "You write Python.\n\nShout a word.";
    private const string First = "def shout(word): ...";
    private const string Second = "# 😀\ndef shout(word): return word";

    private static readonly JsonSchemaSubset Schema = SchemaOf("preference");

    [Test]
    public async Task Trl_preferences_are_three_texts() =>
        (await LineAsync("trl")).ShouldBeJson(new JsonObject { ["prompt"] = Prompt, ["chosen"] = Second, ["rejected"] = First });

    [Test]
    public async Task Trl_conversations_are_lists_of_messages() => (await LineAsync("trl-conversational")).ShouldBeJson(new JsonObject
    {
        ["prompt"] = new JsonArray(Message("system", "You write Python."), Message("user", "Shout a word.")),
        ["chosen"] = new JsonArray(Message("assistant", Second)),
        ["rejected"] = new JsonArray(Message("assistant", First)),
    });

    [Test]
    public async Task Trl_implicit_prompts_are_whole_conversations() => (await LineAsync("trl-implicit")).ShouldBeJson(new JsonObject
    {
        ["chosen"] = new JsonArray(Message("system", "You write Python."), Message("user", "Shout a word."), Message("assistant", Second)),
        ["rejected"] = new JsonArray(Message("system", "You write Python."), Message("user", "Shout a word."), Message("assistant", First)),
    });

    [Test]
    public async Task Kto_has_a_row_for_each_response()
    {
        var (target, manifest) = await SomeExport.WriteAsync(SomeExport.OneVote(), "kto");
        var rows = target.Text("preferences.jsonl").TrimEnd('\n').Split('\n');
        rows.Length.ShouldBe(2);
        JsonNode.Parse(rows[0])!.ShouldBeJson(new JsonObject { ["prompt"] = Prompt, ["completion"] = Second, ["label"] = true });
        JsonNode.Parse(rows[1])!.ShouldBeJson(new JsonObject { ["prompt"] = Prompt, ["completion"] = First, ["label"] = false });
        (manifest.Files[0].Items, manifest.Files[0].Rows).ShouldBe((1, 2));
    }

    [Test]
    public async Task RewardBench_has_its_seven_columns() => (await LineAsync("rewardbench")).ShouldBeJson(new JsonObject
    {
        ["prompt"] = Prompt,
        ["chosen"] = Second,
        ["chosen_model"] = "weak",
        ["rejected"] = First,
        ["rejected_model"] = "strong",
        ["subset"] = "strings",
        ["id"] = 0,
    });

    [Test]
    public async Task Arena_battles_stand_as_they_were_shown()
    {
        var line = await LineAsync("arena");
        line.AsObject().Select(property => property.Key).ShouldBe(["question_id", "model_a", "model_b", "winner", "judge", "conversation_a", "conversation_b", "turn", "tstamp"]);
        ((string?)line["model_a"], (string?)line["model_b"], (string?)line["winner"]).ShouldBe(("strong", "weak", "model_b"));
        ((string?)line["judge"]).ShouldBe(Ann.ToString());
        ((string?)line["conversation_b"]![2]!["content"]).ShouldBe(Second);
        ((double)line["tstamp"]!).ShouldBe(1777863721.234, 1e-3);

        var pair = Pair(1);
        var swapped = new MemoryReviews([pair], (item, side) => $"{side}").With(Vote(pair, Ann, Verdict.SecondBetter) with { Shown = ShownOrder.SecondIsA });
        var other = await LineAsync("arena", swapped);
        ((string?)other["model_a"], (string?)other["winner"]).ShouldBe(("weak", "model_a"));
        ((string?)other["conversation_a"]![2]!["content"]).ShouldBe("Second");
    }

    [Test]
    public async Task Argilla_records_have_votes_as_responses_and_opinions_as_suggestions()
    {
        var (target, _) = await SomeExport.WriteAsync(SomeExport.OneVote(), "argilla");
        var record = JsonNode.Parse(target.Text("preferences.json"))!.AsArray().ShouldHaveSingleItem()!;
        record.AsObject().Select(property => property.Key).ShouldBe(["id", "fields", "metadata", "suggestions", "responses", "vectors"]);
        record["fields"]!.ShouldBeJson(new JsonObject { ["prompt"] = Prompt, ["response1"] = First, ["response2"] = Second });
        record["responses"]!.ShouldBeJson(new JsonObject
        {
            ["preference"] = new JsonArray(new JsonObject { ["value"] = "response2", ["user_id"] = Ann.ToString() }),
            ["rationale"] = new JsonArray(new JsonObject { ["value"] = "The second \"works\".", ["user_id"] = Ann.ToString() }),
        });

        var pair = Pair(1);
        var judged = new MemoryReviews([pair], (item, side) => $"{side}").With(Opinion(pair, Verdict.FirstBetter, 0.75));
        (target, _) = await SomeExport.WriteAsync(judged, "argilla", new PreferencePolicy { Sources = [JudgmentSource.Llm] });
        JsonNode.Parse(target.Text("preferences.json"))![0]!["suggestions"]!.ShouldBeJson(
            new JsonObject { ["preference"] = new JsonObject { ["value"] = "response1", ["score"] = 0.75, ["agent"] = "judge" } });
    }

    [Test]
    public async Task Argilla_without_preferences_is_an_empty_array()
    {
        var (target, _) = await SomeExport.WriteAsync(new MemoryReviews([Pair(1)], (_, side) => $"{side}"), "argilla");
        target.Text("preferences.json").ShouldBe("[]\n");
    }

    [Test]
    public async Task A_line_of_jsonl_has_everything_and_is_valid()
    {
        var line = await LineAsync("jsonl");
        Schema.IsValid(line).ShouldBeTrue(line.ToJsonString());
        ((string?)line["rationale"]).ShouldBe("The second \"works\".");
        ((string?)line["judgments"]![0]!["prefers"]).ShouldBe("chosen");
        ((string?)line["chosen"]!["outcome"], (string?)line["rejected"]!["outcome"]).ShouldBe(("passed", "failed"));
        ((string?)line["run"]!["id"]).ShouldBe(Run.ToString());
    }

    [Test]
    public async Task Spans_count_code_units_and_code_points()
    {
        var span = (await LineAsync("jsonl"))["judgments"]![0]!["spans"]![0]!;
        ((string?)span["response"], (string?)span["anchor"]).ShouldBe(("chosen", "exact"));
        ((int)span["start_utf16"]!, (int)span["end_utf16"]!).ShouldBe((5, Second.Length));
        // One less: the emoji before it is two code units and one code point.
        ((int)span["start_codepoint"]!, (int)span["end_codepoint"]!).ShouldBe((4, Second.Length - 1));
    }

    [Test]
    public void A_line_that_lacks_or_adds_a_field_is_not_valid()
    {
        Schema.IsValid(JsonNode.Parse("""{"format":"llm-eval.preference/1"}""")).ShouldBeFalse();
        SchemaOf("judgment").IsValid(JsonNode.Parse("""{"format":"llm-eval.judgment/1"}""")).ShouldBeFalse();
    }

    [Test]
    public async Task Csv_is_for_spreadsheets()
    {
        var (target, _) = await SomeExport.WriteAsync(SomeExport.OneVote(first: "=1+1", second: "a\r\n\"b\"\0"), "csv");
        var text = target.Text("preferences.csv");
        text.ShouldStartWith("id,prompt,chosen,rejected,chosen_model,rejected_model,strength,rationale,");
        text.ShouldContain("'=1+1");
        text.ShouldContain("\"a\r\n\"\"b\"\"\\x00\"");
        text.ShouldEndWith("\n");
        text.Replace("a\r\n", "", StringComparison.Ordinal).ShouldNotContain('\r');
    }

    private static IEnumerable<string> Formats() => PreferenceExport.Formats;

    [TestCaseSource(nameof(Formats))]
    public async Task Half_a_surrogate_pair_becomes_the_replacement_character(string format)
    {
        var reviews = SomeExport.OneVote(first: "x \ud83d y", second: "\ude00\ud83d 😀 \u2028 \0");
        var (target, manifest) = await SomeExport.WriteAsync(reviews, format);
        var file = target.Files.Single(file => file.Key != ExportManifest.FileName);
        var text = target.Text(file.Key);
        manifest.ReplacedSurrogates.ShouldBe(3);
        if (format == "csv") text.ShouldContain("x \ufffd y");
        else text.Replace("\ufffd", "\\uFFFD", StringComparison.Ordinal).ShouldContain("x \\uFFFD y", Case.Insensitive);
        if (format is not ("csv" or "argilla")) foreach (var line in text.TrimEnd('\n').Split('\n')) JsonNode.Parse(line).ShouldNotBeNull();
    }

    [TestCaseSource(nameof(Formats))]
    public async Task The_same_export_is_the_same_bytes(string format)
    {
        var reviews = SomeExport.OneVote();
        var (one, _) = await SomeExport.WriteAsync(reviews, format);
        var (other, _) = await SomeExport.WriteAsync(reviews, format);
        one.Files.Keys.ShouldBe(other.Files.Keys);
        foreach (var (name, bytes) in one.Files) other.Files[name].ShouldBe(bytes);
    }

    internal static JsonSchemaSubset SchemaOf(string name) =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, $"schemas/{name}.schema.json")))!.AsObject());

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    private static async Task<JsonNode> LineAsync(string format, MemoryReviews? reviews = null)
    {
        var (target, _) = await SomeExport.WriteAsync(reviews ?? SomeExport.OneVote(), format);
        var text = target.Text("preferences.jsonl");
        text.ShouldEndWith("\n");
        return JsonNode.Parse(text.TrimEnd('\n').Split('\n').ShouldHaveSingleItem())!;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres;

namespace LlmEval.UnitTests.Adapters.Postgres;

public class StoredJsonTests
{
    [TestCase("""{"a":[1,null,"x"]}""", """{"a":[1,null,"x"]}""")]
    [TestCase("\"\\u00e9 \\ud83d\\ude00\"", "\"\\u00e9 \\ud83d\\ude00\"")]
    [TestCase("\"\\u0000\"", "\"\\u00100000\"")]
    [TestCase("\"\\u0010\"", "\"\\u00100010\"")]
    [TestCase("\"\\ud83d\"", "\"\\u0010d83d\"")]
    [TestCase("\"\\ude00\\ud83d\"", "\"\\u0010de00\\u0010d83d\"")]
    [TestCase("\"\\\\u0000 \\\\\\u0000\"", "\"\\\\u0000 \\\\\\u00100000\"")]
    public void Only_what_PostgreSQL_cannot_hold_is_escaped(string json, string stored)
    {
        StoredJson.Encode(json).ShouldBe(stored);
        StoredJson.Decode(stored).ShouldBe(json);
    }

    [FsCheck.NUnit.Property]
    public bool Any_text_in_it_survives(char[] units)
    {
        const string special = "\0\u0010\ud83d\ude00\\u\"0";
        var text = new string([.. units.Select((unit, i) => i % 2 == 0 ? special[unit % special.Length] : unit)]);
        // Every code unit as an escape, as a sender may write it.
        var json = "[\"" + string.Concat(text.Select(unit => $"\\u{(int)unit:x4}")) + "\"]";
        var stored = StoredJson.Encode(json);
        // What is stored can be read as text, which half of a pair cannot.
        return JsonNode.Parse(stored)![0]!.GetValue<string>() == StoredText.Encode(text) && StoredJson.Decode(stored) == json;
    }

    [Test]
    public void What_was_stored_as_a_text_is_read_from_it()
    {
        var stored = StoredJson.Encode("""{"a":"x\u0000y"}""");
        StoredText.Decode(JsonDocument.Parse(stored).RootElement.GetProperty("a").GetString()!).ShouldBe("x\0y");
    }
}

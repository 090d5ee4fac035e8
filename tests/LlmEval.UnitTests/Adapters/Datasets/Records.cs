using System.Text.Json.Nodes;

namespace LlmEval.UnitTests.Adapters.Datasets;

/// <summary>Records of the published formats, with contents of our own.</summary>
internal static class Records
{
    public static JsonObject HumanEval(string id = "HumanEval/0", string prompt = "def twice(n: int) -> int:\n    \"\"\"Double n.\"\"\"\n") => new()
    {
        ["task_id"] = id,
        ["prompt"] = prompt,
        ["entry_point"] = "twice",
        ["canonical_solution"] = "    return 2 * n\n",
        ["test"] = "METADATA = {}\n\n\ndef check(candidate):\n    assert candidate(2) == 4\n",
    };

    public static JsonObject Mbpp(int id = 7) => new()
    {
        ["task_id"] = id,
        ["text"] = "Write a function to double a number.",
        ["code"] = "def helper(n):\r\n  return n\r\n\r\ndef twice(n):\r\n  return helper(n) + n",
        ["test_list"] = new JsonArray("assert twice(2) == 4", "assert twice(helper(3)) == 6"),
        ["test_setup_code"] = "",
        ["challenge_test_list"] = new JsonArray("assert twice(10**20) == 2 * 10**20"),
    };

    public static JsonObject SanitizedMbpp(int id = 7) => new()
    {
        ["source_file"] = "batch 1",
        ["task_id"] = id,
        ["prompt"] = "Write a function to double a number.",
        ["code"] = "def twice(n):\n  return 2 * n",
        ["test_imports"] = new JsonArray("import math", "import re"),
        ["test_list"] = new JsonArray("assert math.isclose(twice(2), 4)"),
    };

    public static JsonObject EvalPlus(string id = "HumanEval/0") => new()
    {
        ["task_id"] = id,
        ["prompt"] = "def half(n):\n    \"\"\"Halve n.\"\"\"\n",
        ["contract"] = "    assert n >= 0\n",
        ["canonical_solution"] = "    return n / 2\n",
        ["entry_point"] = "half",
        ["base_input"] = new JsonArray(new JsonArray(4), new JsonArray(3)),
        ["plus_input"] = new JsonArray(new JsonArray(0)),
        ["atol"] = 0,
    };

    public static JsonObject Without(this JsonObject record, string field) => record.With(field, null);

    public static JsonObject With(this JsonObject record, string field, JsonNode? value)
    {
        if (value is null) record.Remove(field);
        else record[field] = value;
        return record;
    }

    public static string Lines(params IEnumerable<JsonObject> records) => string.Concat(records.Select(record => record.ToJsonString() + "\n"));
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>
/// Reads JSON as the server reads it into its messages: a value of the wrong type ends the reading without a word, and everything behind it
/// is lost. Unknown names are skipped.
/// </summary>
internal static class ProtoJson
{
    /// <summary>The fields of every message: names with one type in all of them.</summary>
    private static readonly Dictionary<string, JsonValueKind> Fields = new()
    {
        ["run_id"] = JsonValueKind.String,
        ["run_uuid"] = JsonValueKind.String,
        ["run_name"] = JsonValueKind.String,
        ["experiment_id"] = JsonValueKind.String,
        ["experiment_ids"] = JsonValueKind.Array,
        ["name"] = JsonValueKind.String,
        ["filter"] = JsonValueKind.String,
        ["run_view_type"] = JsonValueKind.String,
        ["max_results"] = JsonValueKind.Number,
        ["page_token"] = JsonValueKind.String,
        ["start_time"] = JsonValueKind.Number,
        ["end_time"] = JsonValueKind.Number,
        ["status"] = JsonValueKind.String,
        ["metrics"] = JsonValueKind.Array,
        ["params"] = JsonValueKind.Array,
        ["tags"] = JsonValueKind.Array,
        ["datasets"] = JsonValueKind.Array,
        ["dataset"] = JsonValueKind.Object,
        ["key"] = JsonValueKind.String,
        ["timestamp"] = JsonValueKind.Number,
        ["step"] = JsonValueKind.Number,
        ["digest"] = JsonValueKind.String,
        ["source_type"] = JsonValueKind.String,
        ["source"] = JsonValueKind.String,
        ["schema"] = JsonValueKind.String,
        ["profile"] = JsonValueKind.String,
    };

    /// <summary>What the server has understood of a message.</summary>
    public static JsonObject Read(JsonObject message)
    {
        var understood = new JsonObject();
        ReadInto(understood, message, holder: "");
        return understood;
    }

    // False: the reading is over.
    private static bool ReadInto(JsonObject understood, JsonObject message, string holder)
    {
        foreach (var (name, value) in message)
        {
            // The value of a metric is a number, that of anything else a text.
            var kind = name == "value" ? holder == "metrics" ? JsonValueKind.Number : JsonValueKind.String : Fields.GetValueOrDefault(name);
            if (kind == JsonValueKind.Undefined) continue;
            if (value?.GetValueKind() != kind) return false;
            switch (value)
            {
                case JsonObject inner:
                    var innerUnderstood = new JsonObject();
                    understood[name] = innerUnderstood;
                    if (!ReadInto(innerUnderstood, inner, name)) return false;
                    break;
                case JsonArray list:
                    var items = new JsonArray();
                    understood[name] = items;
                    if (!ReadItems(items, list, name)) return false;
                    break;
                default:
                    understood[name] = value.DeepClone();
                    break;
            }
        }

        return true;
    }

    private static bool ReadItems(JsonArray understood, JsonArray list, string holder)
    {
        foreach (var item in list)
        {
            if (item is not JsonObject message)
            {
                understood.Add(item?.DeepClone());
                continue;
            }

            var read = new JsonObject();
            if (!ReadInto(read, message, holder)) return false;
            understood.Add(read);
        }

        return true;
    }
}

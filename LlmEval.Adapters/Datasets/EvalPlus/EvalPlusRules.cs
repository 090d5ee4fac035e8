using System.Globalization;

namespace LlmEval.Adapters.Datasets.EvalPlus;

/// <summary>
/// Which tasks of EvalPlus are compared in a way of their own, and which MBPP+ inputs are more than JSON can say. The facts are those of
/// EvalPlus 0.3.1: <c>evalplus/eval/_special_oracle.py</c> and <c>mbpp_deserialize_inputs</c> in <c>evalplus/data/mbpp.py</c>.
/// </summary>
internal static class EvalPlusRules
{
    private const string MbppFamily = "Mbpp/";

    private static readonly Dictionary<string, string> MbppOracles = new()
    {
        ["are_equivalent"] = "any",
        ["sum_div"] = "equal_or_zero",
        ["surface_Area"] = "pyramid",
        ["digit_distance_nums"] = "digit_distance",
        ["similar_elements"] = "same_set",
        ["find_char_long"] = "same_set",
        ["common_in_nested_lists"] = "same_set",
        ["extract_singly"] = "same_set",
        ["larg_nnum"] = "same_set",
        ["intersection_array"] = "same_set",
        ["find_dissimilar"] = "same_set",
        ["Diff"] = "same_set",
        ["check_str"] = "not_none",
        ["text_match_three"] = "not_none",
        ["text_starta_endb"] = "not_none",
    };

    private static readonly Dictionary<int, string> InputShapes = new[]
    {
        Shape("tuples", 2, 116, 132, 143, 222, 261, 273, 394, 399, 421, 424, 429, 470, 560, 579, 596, 616, 630, 726, 740, 744, 809),
        Shape("lists_of_tuples", 63, 64, 70, 94, 120, 237, 272, 299, 400, 409, 417, 438, 473, 614, 780),
        Shape("tuples_of_tuples", 259, 401, 445),
        Shape("first_list_of_tuples", 75, 413, 444, 753),
        Shape("first_tuple", 250, 307, 405, 446, 617, 720, 763, 808),
        Shape("second_tuple", 106, 750),
        Shape("tuple_of_tuples_and_values", 278),
        Shape("tuple_values", 722),
        Shape("deep_tuples", 580, 615, 791),
        Shape("list_of_sets", 115),
        Shape("complex", 252),
        Shape("float_and_complex", 124),
    }.SelectMany(shape => shape).ToDictionary(pair => pair.Number, pair => pair.Shape);

    /// <summary>The part behind <c>_oracle_</c> in oracles.py.</summary>
    public static string Oracle(string taskId, string entryPoint) =>
        taskId.StartsWith(MbppFamily, StringComparison.Ordinal) ? MbppOracles.GetValueOrDefault(entryPoint, "equal")
        : taskId.StartsWith("HumanEval/", StringComparison.Ordinal) && entryPoint == "find_zero" ? "root"
        : "equal";

    /// <summary>The part behind <c>_restore_</c> in inputs.py.</summary>
    public static string InputShape(string taskId) =>
        taskId.StartsWith(MbppFamily, StringComparison.Ordinal)
        && int.TryParse(taskId.AsSpan(MbppFamily.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? InputShapes.GetValueOrDefault(number, "nothing")
            : "nothing";

    private static IEnumerable<(int Number, string Shape)> Shape(string name, params int[] numbers) => numbers.Select(number => (number, name));
}

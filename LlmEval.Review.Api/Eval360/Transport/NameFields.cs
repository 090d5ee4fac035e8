using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.Eval360.Transport;

/// <summary>Reads ids and names of datasets (<see cref="ObservatoryNames"/>).</summary>
internal static class NameFields
{
    /// <summary>One that has to be there.</summary>
    public static string RequiredName(this JsonFields fields, string name) => fields.RequiredText(name, ObservatoryNames.IsName, ObservatoryNames.Rule);

    /// <summary>One; null when it is not there.</summary>
    public static string? Name(this JsonFields fields, string name) => fields.Text(name) is null ? null : fields.RequiredName(name);
}

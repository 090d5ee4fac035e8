using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab;

/// <summary>Names of what people make.</summary>
internal static class LabNames
{
    /// <summary>Refuses a name that is taken; the answer says whether by something that is deleted.</summary>
    /// <param name="what">What is named, e.g. <c>prompt</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="takenBy">Whether the one that has it is active; null when nothing has it.</param>
    /// <exception cref="ProblemException">It is taken.</exception>
    public static void RequireFree(string what, string name, bool? takenBy)
    {
        if (takenBy is not { } isActive) return;
        var detail = isActive
            ? $"There is a {what} '{name}' already. Nothing was changed: choose another name, or change that {what}."
            : $"There is a {what} '{name}' that was deleted. Nothing was changed: restore it, or choose another name.";
        throw ProblemException.Conflict("Name taken", detail, new Dictionary<string, object?> { ["isDeleted"] = !isActive });
    }
}

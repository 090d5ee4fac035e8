namespace LlmEval.Review.Api.Compatibility;

/// <summary>Gathers what is wrong with a request, so that its sender is told all of it at once.</summary>
internal sealed class Faults
{
    // More would only make the answer long.
    private const int Most = 100;
    private const int LongestInput = 200;

    private readonly List<FieldFault> found = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => found.Count > 0;

    /// <summary>Notes one.</summary>
    /// <param name="type">A literal name of the kind of fault.</param>
    /// <param name="location">Where.</param>
    /// <param name="message">What it has to be.</param>
    /// <param name="input">What it is, as JSON.</param>
    public void Add(string type, IReadOnlyList<object> location, string message, string input)
    {
        if (found.Count < Most) found.Add(new FieldFault(type, location, message, input.Length <= LongestInput ? new JsonText(input) : null));
    }

    /// <summary>Refuses the request when there is any.</summary>
    /// <exception cref="CompatException">There is, with status 422.</exception>
    public void ThrowIfAny()
    {
        if (Any) throw ToException();
    }

    /// <summary>All of them, with status 422.</summary>
    public CompatException ToException() => CompatException.Invalid(found);
}

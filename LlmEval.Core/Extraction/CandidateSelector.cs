namespace LlmEval.Core.Extraction;

/// <summary>Chooses the piece of a response that is the program.</summary>
internal static class CandidateSelector
{
    /// <summary>
    /// The one that gives the entry point (<see cref="Role"/>), of these the one in the most trusted <see cref="Place"/>, of these one that
    /// parses, of these the longest, of these the last. Null when there is none.
    /// </summary>
    public static Candidate? Choose(IEnumerable<Candidate> candidates)
    {
        Candidate? best = null;
        foreach (var candidate in candidates)
        {
            if (best is null || Rank(candidate).CompareTo(Rank(best)) >= 0) best = candidate;
        }

        return best;
    }

    private static (Role Role, Place Place, bool Parses, int Length) Rank(Candidate candidate) =>
        (candidate.Role, candidate.Place, candidate.Parses, candidate.Lines.Span.Length);
}

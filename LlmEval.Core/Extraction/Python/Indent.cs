namespace LlmEval.Core.Extraction.Python;

/// <summary>How far a line is indented, counted in the two ways in which Python compares tabs with spaces.</summary>
/// <param name="Wide">Columns with a tab going to the next multiple of 8.</param>
/// <param name="Narrow">Columns with a tab as one.</param>
internal readonly record struct Indent(int Wide, int Narrow)
{
    /// <summary>No indent.</summary>
    public bool IsNone => Wide == 0;

    /// <summary>Measures leading white space.</summary>
    public static Indent Of(ReadOnlySpan<char> whitespace)
    {
        var (wide, narrow) = (0, 0);
        foreach (var c in whitespace)
        {
            (wide, narrow) = c switch
            {
                '\t' => ((wide / 8 * 8) + 8, narrow + 1),
                '\f' => (0, 0),
                _ => (wide + 1, narrow + 1),
            };
        }

        return new Indent(wide, narrow);
    }

    /// <summary>Deeper in both counts; Python refuses lines where the counts disagree.</summary>
    public bool IsInside(Indent outer) => Wide > outer.Wide && Narrow > outer.Narrow;
}

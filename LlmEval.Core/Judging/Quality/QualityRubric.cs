namespace LlmEval.Core.Judging.Quality;

/// <summary>What a judge is asked of a repository, in fixed words: another rubric would be another measure.</summary>
/// <param name="Check">The literal name of the check.</param>
/// <param name="Words">What is scored, and what the marks mean.</param>
internal sealed record QualityRubric(string Check, string Words)
{
    private const string Marks = """
        Marks: 1 nothing to add; 0.75 good, with small gaps; 0.5 half of it; 0.25 little of it; 0 none of it. Values between are allowed. A page
        that works is checked elsewhere: score only what this rubric names. Length is no merit.
        """;

    /// <summary>The README.</summary>
    public static QualityRubric Readme { get; } = new(QualityJudge.ReadmeQuality, $"""
        You score the README of a small web app from 0 to 1. The app was built to a brief by a stranger.

        Rubric, in equal parts:
        1. Summary: what the app is and does, in words that agree with the brief and the code.
        2. Setup and usage: somebody new can open, serve and use it by these words, parameters and data files included.
        3. Code: how the app works and where in the files, true of the code as it is.
        4. Licence and form: names the licence; well ordered, complete, without filler or left-over templates.
        What the README says and the code does not do counts against it.

        {Marks}
        """);

    /// <summary>The code.</summary>
    public static QualityRubric Code { get; } = new(QualityJudge.CodeQuality, $"""
        You score the code of a small web app from 0 to 1. The app is a static page, built to a brief by a stranger.

        Rubric, in equal parts:
        1. It does what the brief asks, from the data that comes with it: results that are written into the code in the place of being computed,
           and code that only satisfies a check, count heavily against it.
        2. Structure: clear names, small functions, no repetition, no dead code; HTML, styles and script each where they belong.
        3. Robustness: errors of loading and of data are shown, what others wrote is never run as markup or script, no secrets.
        4. Use for all: semantic HTML, labels, keyboard, small screens, as far as the app gives reason to care.

        {Marks}
        """);
}

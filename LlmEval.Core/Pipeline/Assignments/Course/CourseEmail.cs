namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>Emails of builders: the same in any case of letters.</summary>
public static class CourseEmail
{
    /// <summary>The one form in which an email is sent, stored and looked up.</summary>
    public static string Of(string text) => text.Trim().ToLowerInvariant();
}

namespace LlmEval.Review.Api.Lab;

/// <summary>Which of what can be deleted.</summary>
internal enum LabActive
{
    /// <summary>What is not deleted.</summary>
    Yes,

    /// <summary>What is deleted, and can be restored.</summary>
    No,

    /// <summary>All.</summary>
    All,
}

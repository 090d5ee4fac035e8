namespace LlmEval.Core.Domain.Lab;

/// <summary>Something of the lab is not there; the message names it.</summary>
public sealed class LabNotFoundException(string message) : Exception(message);

/// <summary>The lab refuses what is asked; the message names the place and the fix.</summary>
public sealed class LabRefusedException(string message) : Exception(message);

/// <summary>A name is taken, also by something that was deleted and can be restored; the message names it.</summary>
public sealed class LabNameTakenException(string message) : Exception(message);

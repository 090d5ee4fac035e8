using LlmEval.Core.Domain.Models;

namespace LlmEval.Review.Api.Lab;

/// <summary>A version of a config.</summary>
/// <param name="Name">The config's name.</param>
/// <param name="Version">The version.</param>
internal sealed record LabConfigRefResponse(string Name, int Version);

/// <summary>A message of a prompt.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Content">What is said; <c>{name}</c> is filled from rows, <c>{{name}}</c> stands for <c>{name}</c>.</param>
internal sealed record LabMessage(ChatRole Role, string Content);

/// <summary>Values for the variables of a prompt.</summary>
/// <param name="Name">Unique in the prompt, shown beside the answers.</param>
/// <param name="Values">The values by variable.</param>
internal sealed record LabRowValues(string Name, IReadOnlyDictionary<string, string> Values);

/// <summary>What is wrong, and where.</summary>
/// <param name="Place">Where: e.g. <c>messages[0]</c>, <c>line 3</c>, or a file's name.</param>
/// <param name="Message">What is wrong, and the fix.</param>
internal sealed record LabProblemResponse(string Place, string Message);

/// <summary>A way to a provider, as whoever runs the server declared it; addresses and keys are not told.</summary>
/// <param name="Name">What configs and review prompts say.</param>
/// <param name="Provider">Literal name of the provider, e.g. <c>openai</c>.</param>
internal sealed record LabConnectionResponse(string Name, string Provider);

/// <summary>The ways to providers, by name.</summary>
internal sealed record LabConnectionListResponse(IReadOnlyList<LabConnectionResponse> Items);

/// <summary>The new name of a copy.</summary>
/// <param name="NewName">Not taken, also not by something that was deleted.</param>
internal sealed record LabCopyRequest(string NewName);

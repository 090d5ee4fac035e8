namespace LlmEval.Core.Extraction;

/// <summary>A fenced block of Markdown.</summary>
/// <param name="Language">The first word of its info string in lower case, without dots and braces; empty for none.</param>
/// <param name="Lines">What stands between the fences, without the indent of the opening one.</param>
/// <param name="IsClosed">Whether the closing fence is there.</param>
internal sealed record FencedBlock(string Language, SourceLines Lines, bool IsClosed);

/// <summary>A response cut into fenced blocks and what stands between them, each in order.</summary>
/// <param name="Blocks">The blocks.</param>
/// <param name="Outside">Runs of lines outside all blocks, the fences left out too.</param>
internal sealed record FencedText(IReadOnlyList<FencedBlock> Blocks, IReadOnlyList<SourceLines> Outside);

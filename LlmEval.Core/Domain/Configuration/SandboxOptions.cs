namespace LlmEval.Core.Domain.Configuration;

/// <summary>Where code runs and what it may use.</summary>
public sealed record SandboxOptions
{
    /// <summary>The backend's literal name, or <c>auto</c>. Default <c>auto</c>.</summary>
    public string Backend { get; init; } = "auto";

    /// <summary>Cases executed at once; null: one per core.</summary>
    public int? Workers { get; init; }

    /// <summary>Memory of one case, in bytes. Default 256 MiB.</summary>
    public long MemoryBytes { get; init; } = 256L << 20;

    /// <summary>Processes and threads of one case. Default 32.</summary>
    public int Processes { get; init; } = 32;

    /// <summary>Bytes of stdout and stderr together that are kept; more is <c>output_limit</c>. Default 64 KiB.</summary>
    public long OutputBytes { get; init; } = 64L << 10;
}

using LlmEval.Adapters.Hosting;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Tool.Terminal.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>Opens the lab as a command means it.</summary>
internal static class LabOpening
{
    /// <summary>For a command that calls models: keys have to be there.</summary>
    /// <param name="context">The command's context.</param>
    /// <param name="file">The file that was named; null to look for <c>lab.yaml</c>.</param>
    /// <param name="view">Is told what happens.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public static Task<LabAccess> ForCallsAsync(ToolContext context, string? file, LabView view, CancellationToken cancellationToken) =>
        OpenAsync(context, file, context.WorkingDirectory, callsNobody: false, view, cancellationToken);

    /// <summary>For a command that only reads and writes what is kept.</summary>
    public static Task<LabAccess> ForReadingAsync(ToolContext context, CancellationToken cancellationToken) =>
        InAsync(context, context.WorkingDirectory, cancellationToken);

    /// <summary>The same in another folder.</summary>
    /// <param name="context">The command's context.</param>
    /// <param name="folder">Absolute path of the folder.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public static Task<LabAccess> InAsync(ToolContext context, string folder, CancellationToken cancellationToken) =>
        OpenAsync(context, file: null, folder, callsNobody: true, new SilentLabObserver(), cancellationToken);

    private static Task<LabAccess> OpenAsync(ToolContext context, string? file, string folder, bool callsNobody, ILabObserver observer, CancellationToken cancellationToken)
    {
        var settings = LabFileAccess.Load(file, folder, callsNobody, context.Error.WriteLine);
        return LabAccess.OpenAsync(settings, folder, observer, cancellationToken);
    }
}

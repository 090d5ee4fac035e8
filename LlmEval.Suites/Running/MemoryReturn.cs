using System.Runtime.InteropServices;

namespace LlmEval.Suites.Running;

/// <summary>Gives memory that is not needed any more back to the system at once. Left alone, a long run grows by what it has let go of.</summary>
internal static class MemoryReturn
{
    /// <summary>Collects, and empties what the C library keeps for the next time: as many stores of it as threads have asked for memory at once.</summary>
    public static void LetGo()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out _)) _ = Trim(0);
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint keep);
}

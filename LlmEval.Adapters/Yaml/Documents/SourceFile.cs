using System.Buffers;
using System.Text;
using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>Reads the files that people write: UTF-8, with or without a byte order mark.</summary>
public static class SourceFile
{
    /// <summary>Reads a file; null, with a diagnostic, when it is missing, cannot be read or is not UTF-8.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static SourceText? Read(string path, DiagnosticBag problems)
    {
        try
        {
            return Decode(path, File.ReadAllBytes(path), problems);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.AddForFile(FileCodes.CannotRead, path, "this file does not exist");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            problems.AddForFile(FileCodes.CannotRead, path, "this is a folder, not a file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.AddForFile(FileCodes.CannotRead, path, $"this file cannot be read: {e.Message}");
        }

        return null;
    }

    private static SourceText? Decode(string path, byte[] bytes, DiagnosticBag problems)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.AddForFile(FileCodes.NotUtf8, path, "this file is UTF-16", "save it as UTF-8");
            return null;
        }

        var valid = ValidPrefix(bytes);
        if (valid == bytes.Length) return new SourceText(path, Encoding.UTF8.GetString(bytes));

        // What can be read is shown, so that the place of the odd byte can be found in an editor.
        var readable = new SourceText(path, Encoding.UTF8.GetString(bytes));
        var before = new SourceText(path, Encoding.UTF8.GetString(bytes, 0, valid));
        problems.Add(
            FileCodes.NotUtf8, readable.At(before.Text.Length), $"byte 0x{bytes[valid]:x2} is not UTF-8", "save the file as UTF-8");
        return null;
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        while (index < bytes.Length && Rune.DecodeFromUtf8(bytes[index..], out _, out var length) == OperationStatus.Done) index += length;
        return index;
    }
}

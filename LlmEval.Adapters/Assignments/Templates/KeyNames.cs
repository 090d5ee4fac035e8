namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>The keys that the browser's driver can press: those of an American keyboard, by their characters or by their codes of the UI Events standard.</summary>
internal static class KeyNames
{
    private static readonly HashSet<string> Known =
    [
        .. "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>? \r\n".Select(c => c.ToString()),
        .. "ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(letter => $"Key{letter}"),
        .. Enumerable.Range(0, 10).SelectMany(digit => (string[])[$"Digit{digit}", $"Numpad{digit}"]),
        .. Enumerable.Range(1, 12).Select(number => $"F{number}"),
        "Shift", "Control", "Alt", "Meta", "ControlOrMeta", "ShiftLeft", "ShiftRight", "ControlLeft", "ControlRight", "AltLeft", "AltRight", "AltGraph", "MetaLeft", "MetaRight",
        "Escape", "Backquote", "Minus", "Equal", "Backslash", "Backspace", "Tab", "BracketLeft", "BracketRight", "CapsLock", "Semicolon", "Quote", "Enter", "Comma", "Period", "Slash", "Space",
        "ContextMenu", "PrintScreen", "ScrollLock", "Pause", "PageUp", "PageDown", "Insert", "Delete", "Home", "End", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown",
        "AudioVolumeMute", "AudioVolumeDown", "AudioVolumeUp", "MediaTrackNext", "MediaTrackPrevious", "MediaPlayPause",
        "NumLock", "NumpadDivide", "NumpadMultiply", "NumpadSubtract", "NumpadAdd", "NumpadDecimal", "NumpadEnter",
    ];

    /// <summary>Whether it is a key, or several that are held together as in <c>Control+Shift+A</c>.</summary>
    public static bool Knows(string keys)
    {
        // A plus that is not between two keys is the key plus.
        var begin = 0;
        for (var i = 1; i <= keys.Length; i++)
        {
            if (i < keys.Length && (keys[i] != '+' || i == begin)) continue;
            if (!Known.Contains(keys[begin..i])) return false;
            begin = i + 1;
        }

        return keys.Length > 0;
    }
}

using System.Runtime.Versioning;

// The sandbox and the embedded database are Linux's.
[assembly: SupportedOSPlatform("linux")]

// Fixtures that say so run beside each other. They wait for processes and timers half of the time: more of them than processors.
[assembly: LevelOfParallelism(4)]

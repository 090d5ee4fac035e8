using NUnit.Framework;

// Puts the whole assembly on NUnit's parallel shift. Without it the shift of non-parallelizable tests, the gates, comes first.
[assembly: Parallelizable(ParallelScope.Self)]

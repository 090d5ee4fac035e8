const words: Record<string, string> = {
  inconsistent_judge: 'judge inconsistent',
  low_confidence: 'judge not sure',
  contradicts_tests: 'judge contradicts tests',
  random_audit: 'random audit',
  ordinary: 'in order',
};

/** Why a pair came up, in words. */
export function queueReason(name: string): string {
  return words[name] ?? name.replaceAll('_', ' ');
}

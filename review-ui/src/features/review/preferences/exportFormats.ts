/** The formats of an export, as the API and `llm-eval export` name them. */
export const exportFormats = [
  { value: 'trl', label: 'TRL preference' },
  { value: 'trl-conversational', label: 'TRL preference, conversational' },
  { value: 'trl-implicit', label: 'TRL preference, implicit prompt' },
  { value: 'kto', label: 'KTO, unpaired' },
  { value: 'rewardbench', label: 'RewardBench' },
  { value: 'argilla', label: 'Argilla records' },
  { value: 'arena', label: 'Arena battles' },
  { value: 'jsonl', label: 'JSON lines, everything' },
  { value: 'csv', label: 'CSV' },
] as const;

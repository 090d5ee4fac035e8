import { withMinus } from '@/lib/format/numbers';
import type { Parameters } from '../api/types';

const number = (value: number) => withMinus(String(value));

/** Parameters in words, those that are set: `effort high, verbosity medium, 8000 tokens`. */
export function parameterText(parameters: Parameters): string {
  const { reasoningEffort, verbosity, maxOutputTokens, temperature, topP, stop = [] } = parameters;
  const { frequencyPenalty, presencePenalty, seed } = parameters;
  const named = (name: string, value: number | null | undefined) => (value == null ? [] : [`${name} ${number(value)}`]);
  return [
    ...(reasoningEffort == null ? [] : [`effort ${reasoningEffort}`]),
    ...(verbosity == null ? [] : [`verbosity ${verbosity}`]),
    ...(maxOutputTokens == null ? [] : [`${maxOutputTokens} tokens`]),
    ...named('temperature', temperature),
    ...named('top p', topP),
    ...named('frequency penalty', frequencyPenalty),
    ...named('presence penalty', presencePenalty),
    ...named('seed', seed),
    ...(stop.length === 0 ? [] : [`stop ${stop.map((text) => JSON.stringify(text)).join(' ')}`]),
  ].join(', ');
}

/** Whether a model is one of those that take effort and verbosity and refuse a temperature, as the original's rules have it. */
export const isGpt5 = (model: string): boolean => model.startsWith('gpt-5');

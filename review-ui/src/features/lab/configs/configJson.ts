import type { Config } from '../api/types';

/** Names that applications use for models, so that a model can be exchanged in one place. */
const aliases: Readonly<Record<string, string>> = { 'gpt-5': 'smart', 'gpt-5-mini': 'fast' };

/** A config as a file of Langfuse or of the benchmark framework has it: what is not set is left out. Can be imported again, without aliases. */
export function configJson(
  { model, parameters }: Pick<Config, 'model' | 'parameters'>,
  options: { readonly aliases?: boolean } = {},
): string {
  const { temperature, topP, maxOutputTokens, reasoningEffort, verbosity, stop = [] } = parameters;
  const named = {
    model: options.aliases === true ? (aliases[model] ?? model) : model,
    max_output_tokens: maxOutputTokens,
    verbosity,
    reasoning_effort: reasoningEffort,
    temperature,
    top_p: topP,
    frequency_penalty: parameters.frequencyPenalty,
    presence_penalty: parameters.presencePenalty,
    seed: parameters.seed,
    stop: stop.length === 0 ? null : stop,
  };
  return JSON.stringify(Object.fromEntries(Object.entries(named).filter(([, value]) => value != null)), null, 2);
}

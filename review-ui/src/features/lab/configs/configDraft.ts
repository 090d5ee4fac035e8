import type { Config, ConfigChange, Parameters } from '../api/types';
import { isGpt5 } from '../parts/parameters';

/** A config while it is written. */
export interface ConfigDraft {
  readonly name: string;
  readonly connection: string;
  readonly model: string;
  readonly parameters: Parameters;
  readonly description: string;
}

/** No parameter set. */
const unset: Parameters = {
  temperature: null,
  topP: null,
  maxOutputTokens: null,
  reasoningEffort: null,
  verbosity: null,
  stop: [],
  frequencyPenalty: null,
  presencePenalty: null,
  seed: null,
};

/** A config to begin with: room for reasoning, everything in the middle. */
export function emptyConfig(connection: string): ConfigDraft {
  return {
    name: '',
    connection,
    model: 'gpt-5',
    parameters: { ...unset, maxOutputTokens: 8000, verbosity: 'medium', reasoningEffort: 'medium' },
    description: '',
  };
}

/** A stored config as a draft. */
export function draftOf({ name, connection, model, parameters, description }: Config): ConfigDraft {
  return { name, connection, model, parameters: { ...unset, ...parameters }, description: description ?? '' };
}

/** The draft as the API takes it: what is empty is cleared. */
export function contentsOf({ connection, model, parameters, description }: ConfigDraft): ConfigChange {
  return {
    connection,
    model: model.trim(),
    parameters,
    description: description.trim() === '' ? null : description.trim(),
  };
}

/** Why a name cannot be given; null when it can. Names stand in addresses. */
export function nameBlocked(name: string): string | null {
  if (name.trim() === '') return 'It needs a name.';
  return name.includes('/') ? 'A name may not hold a slash.' : null;
}

/** Why a config cannot be stored yet; null when it can. */
export function configBlocked({ name, connection, model }: ConfigDraft): string | null {
  const blocked = nameBlocked(name);
  if (blocked !== null) return blocked;
  if (model.trim() === '') return 'It needs a model.';
  return connection === '' ? 'It needs a connection.' : null;
}

/** What is worth knowing of the chosen parameters before anything is paid for. */
export function configHints({ model, parameters }: ConfigDraft): readonly string[] {
  const { temperature, topP, frequencyPenalty, presencePenalty, maxOutputTokens, verbosity, reasoningEffort } =
    parameters;
  if (!isGpt5(model.trim())) {
    return verbosity != null || reasoningEffort != null
      ? ['Effort and verbosity are for models that reason; others may refuse them.']
      : [];
  }
  return [
    ...(temperature != null ? ['Models of gpt-5 take no temperature; it is not sent.'] : []),
    ...(topP != null || frequencyPenalty != null || presencePenalty != null
      ? ['Models of gpt-5 may refuse top p and penalties.']
      : []),
    ...(maxOutputTokens != null && maxOutputTokens < 8000
      ? ['Reasoning counts as output: below 8000 tokens an answer may be cut or stay empty.']
      : []),
  ];
}

import { describe, expect, it } from 'vitest';
import { alertTypesOf, eventLook } from './entries';

describe('lines of the log', () => {
  it('asks alerts only for types that alerts have', () => {
    expect(alertTypesOf([])).toEqual([]);
    expect(alertTypesOf(['eval_completed', 'regression'])).toEqual(['regression']);
    expect(alertTypesOf(['eval_completed'])).toBeNull();
  });
  it('names an event of a type that it does not know as it is stored, and is not fooled by names of objects', () => {
    expect(eventLook('model_deleted').word).toBe('model deleted');
    expect(eventLook('constructor').word).toBe('constructor');
  });
});

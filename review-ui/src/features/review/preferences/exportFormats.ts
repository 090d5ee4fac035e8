/** The formats of an export, as the API names them. */
export const exportFormats = [{ value: 'trl', label: 'TRL' }] as const;

/** The filters of the matrix, by their search parameter. */
export const taskFilterNames = ['verdict', 'outcome', 'topic', 'difficulty', 'changedSince'] as const;

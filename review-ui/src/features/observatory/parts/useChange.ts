import { useChange as useChangeOf, type ChangeOptions } from '@/components/useChange';

/** A change of what is curated. All of the section is asked for again afterwards: a rule, a suite or a waiver moves many pages. */
export const useChange = <Input, Output>(
  change: (input: Input) => Promise<Output>,
  options: ChangeOptions<Input, Output>,
) => useChangeOf(['observatory'], change, options);

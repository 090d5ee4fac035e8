import { useChange as useChangeOf, type ChangeOptions } from '@/components/useChange';

/** A change in the lab. All of the section is asked for again afterwards: a run or a score moves many figures. */
export const useChange = <Input, Output>(
  change: (input: Input) => Promise<Output>,
  options: ChangeOptions<Input, Output>,
) => useChangeOf(['lab'], change, options);

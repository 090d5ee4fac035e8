import { Button } from '@mantine/core';
import { Icon } from '@/components/Icon';
import type { DraftContent } from '../model/draft';
import { choiceWords } from '../model/review';
import type { DraftState } from '../sync/DraftSaver';
import classes from './Item.module.css';
import type { MergeChoice } from './useItemSession';

/** The draft was changed in another tab: nothing was lost, and one of three ways goes on. */
export function MergeNote({
  state,
  onMerge,
}: {
  state: DraftState<DraftContent>;
  onMerge: (choice: MergeChoice) => void;
}) {
  if (state.kind !== 'conflict') return null;
  const { verdict, issues, critique } = state.theirs.review;
  const theirs = [
    verdict === null ? 'no verdict' : choiceWords[verdict],
    `${issues.length} ${issues.length === 1 ? 'span' : 'spans'}`,
    critique === '' ? 'no critique' : 'a critique',
  ].join(', ');
  return (
    <div className={classes['note']} role="alert">
      <Icon name="info" />
      <span>
        <b>Changed in another tab</b> (r{state.revision} there, made from r{state.basedOn} here). Nothing was lost.
        There: {theirs}.
      </span>
      <span className="sp" />
      <Button variant="filled" onClick={() => onMerge('both')}>
        Keep both
      </Button>
      <Button onClick={() => onMerge('theirs')}>Use r{state.revision}</Button>
      <Button onClick={() => onMerge('mine')}>Use mine</Button>
    </div>
  );
}

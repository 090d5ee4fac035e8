import { Button, SegmentedControl } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { SafeText } from '@/components/SafeText';
import type { ReactNode } from 'react';
import classes from './Compare.module.css';
import { sorts, type Sort } from './model/order';

const sortWords: Record<Sort, string> = { mine: 'Mine', ai: 'AI', time: 'Time', cost: 'Cost', tokens: 'Tokens' };

interface CompareHeadProps {
  prompt: string;
  /** Beside the name: run, scoring, how the ranking stands. */
  children: ReactNode;
  sort: Sort;
  onSort: (sort: Sort) => void;
  canUndo: boolean;
  onUndo: () => void;
  /** Why it cannot be saved; null when it can. */
  blocked: string | null;
  isSaving: boolean;
  onSave: () => void;
}

/** What is compared, how it is sorted, and the way to save. */
export function CompareHead(props: CompareHeadProps) {
  const { prompt, children, sort, onSort, canUndo, onUndo, blocked, isSaving, onSave } = props;
  return (
    <div className={classes['head']}>
      <h1 className="ell">
        <SafeText text={prompt} />
      </h1>
      {children}
      <span className="sp" />
      <span className="row">
        <span className="sm t3">Sort</span>
        <SegmentedControl
          aria-label="Sort"
          value={sort}
          onChange={onSort}
          data={sorts.map((value) => ({ value, label: sortWords[value] }))}
        />
      </span>
      <span className="row">
        <Button
          disabled={!canUndo}
          onClick={onUndo}
          leftSection={<Icon name="undo" />}
          rightSection={<Keys of="rank.undo" />}
        >
          Undo
        </Button>
        <Button
          variant="filled"
          aria-disabled={blocked !== null || undefined}
          data-waiting={blocked !== null || undefined}
          title={blocked ?? undefined}
          loading={isSaving}
          onClick={onSave}
          rightSection={<Keys of="rank.save" />}
        >
          Save ranking
        </Button>
      </span>
    </div>
  );
}

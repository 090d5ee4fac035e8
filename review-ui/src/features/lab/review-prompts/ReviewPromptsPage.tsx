import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { FilterToggle } from '@/components/FilterToggle';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { VirtualTable } from '@/components/table/VirtualTable';
import { counted } from '@/lib/format/numbers';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { usePage } from '@/lib/page/PageContext';
import { useNarrow } from '@/lib/page/useNarrow';
import { useAdmin } from '@/lib/session/useAdmin';
import { useFilters } from '@/lib/url/useFilters';
import { addresses, reviewPromptAddress } from '../addresses';
import { reviewPromptsQuery } from '../api/reviewPrompts';
import type { ReviewPrompt } from '../api/types';
import { useLabEvents } from '../api/useLabEvents';
import { reviewPromptColumns } from './columns';
import { DeleteReviewPrompt } from './DeleteReviewPrompt';
import { DuplicateReviewPrompt } from './DuplicateReviewPrompt';

const filterNames = ['q', 'active'] as const;

type Open = { readonly what: 'duplicate' | 'delete'; readonly review: ReviewPrompt };

/** How judges score: every review prompt with how it is used, and how far it agrees with people. */
export function ReviewPromptsPage() {
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: 'Review prompts' }]);
  useLabEvents();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const admin = useAdmin();
  const [open, setOpen] = useState<Open | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const { filters, set, clear, isFiltered } = useFilters(filterNames);
  const withDeleted = filters.active[0] === 'all';
  const query = useQuery(reviewPromptsQuery(withDeleted ? 'all' : 'yes'));
  const wanted = (filters.q[0] ?? '').toLowerCase();
  const rows = (query.data ?? []).filter(({ name, description }) =>
    `${name} ${description ?? ''}`.toLowerCase().includes(wanted),
  );
  const columns = useMemo(
    () => reviewPromptColumns(narrow, admin ? (what, review) => setOpen({ what, review }) : null),
    [narrow, admin],
  );
  useShortcut('lab.new', () => void navigate(addresses.newReviewPrompt), { enabled: admin });
  useShortcut('lab.find', () => find.current?.focus());
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Review prompts</h1>
        {rows.length > 0 && <span className="t3 sm">{counted(rows.length, 'review prompt')}</span>}
        <span className="sp br" />
        <TextInput
          ref={find}
          aria-label="Find a review prompt"
          placeholder="Find a review prompt"
          w={180}
          value={filters.q[0] ?? ''}
          onChange={(event) => set('q', event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
          rightSection={<Keys of="lab.find" />}
        />
        <FilterToggle on={withDeleted} onChange={() => set('active', withDeleted ? [] : ['all'])}>
          With deleted
        </FilterToggle>
        {admin && (
          <Button
            component={Link}
            to={addresses.newReviewPrompt}
            variant="filled"
            leftSection={<Icon name="plus" />}
            rightSection={<Keys of="lab.new" />}
          >
            New review prompt
          </Button>
        )}
      </div>
      <Panel padded={false}>
        {query.isPending && <LoadingRows label="Loading review prompts" rows={6} />}
        {query.isError && (
          <ErrorState title="The review prompts did not load." error={query.error} onRetry={query.refetch} />
        )}
        {query.isSuccess &&
          rows.length === 0 &&
          (isFiltered ? (
            <EmptyState title="No review prompt matches">
              <Button mt={8} onClick={clear}>
                Clear the filters
              </Button>
            </EmptyState>
          ) : (
            <EmptyState title="No review prompts yet">
              A review prompt says by which criteria a judge scores answers.
            </EmptyState>
          ))}
        {rows.length > 0 && (
          <VirtualTable
            label="Review prompts"
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            total={rows.length}
            rowHeight={narrow ? 84 : 56}
            maxHeight="calc(100dvh - 140px)"
            onOpen={({ id }) => void navigate(reviewPromptAddress(id))}
          />
        )}
      </Panel>
      {open?.what === 'duplicate' && <DuplicateReviewPrompt review={open.review} onClose={() => setOpen(null)} />}
      {open?.what === 'delete' && <DeleteReviewPrompt review={open.review} onClose={() => setOpen(null)} />}
    </div>
  );
}

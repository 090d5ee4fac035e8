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
import { usePolling } from '@/lib/events/EventsContext';
import { counted } from '@/lib/format/numbers';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { usePage } from '@/lib/page/PageContext';
import { useNarrow } from '@/lib/page/useNarrow';
import { useAdmin } from '@/lib/session/useAdmin';
import { useFilters } from '@/lib/url/useFilters';
import { useTyped } from '@/lib/url/useTyped';
import { addresses, exportAddress, promptAddress } from '../addresses';
import { promptFilterNames, promptsQuery } from '../api/prompts';
import { useLabEvents } from '../api/useLabEvents';
import { ImportDialog } from '../import/ImportDialog';
import { RunAllDialog } from '../start/RunAllDialog';
import { StartDialog } from '../start/StartDialog';
import { narrowPromptColumns, promptColumns } from './columns';

type Open = { readonly what: 'import' | 'all' } | { readonly what: 'start'; readonly prompt: string };

/** Every prompt, with how far it has come; from here it is run. */
export function PromptsPage() {
  usePage([{ label: 'Lab' }]);
  useLabEvents();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const admin = useAdmin();
  const [open, setOpen] = useState<Open | null>(null);
  const { filters, set, clear, isFiltered } = useFilters(promptFilterNames);
  const [typed, type] = useTyped(filters.q[0] ?? '', (text) => set('q', text === '' ? [] : [text]));
  const find = useRef<HTMLInputElement>(null);
  const query = useQuery({ ...promptsQuery(filters), refetchInterval: usePolling() });
  const rows = query.data ?? [];
  const columns = useMemo(
    () => (narrow ? narrowPromptColumns : promptColumns(admin ? (prompt) => setOpen({ what: 'start', prompt }) : null)),
    [narrow, admin],
  );
  useShortcut('lab.new', () => void navigate(addresses.newPrompt), { enabled: admin });
  useShortcut('lab.find', () => find.current?.focus());
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Prompts</h1>
        {rows.length > 0 && <span className="t3 sm">{counted(rows.length, 'prompt')}, changed last first</span>}
        <span className="sp br" />
        <TextInput
          ref={find}
          aria-label="Find a prompt"
          placeholder="Find a prompt"
          w={160}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          rightSection={<Keys of="lab.find" />}
        />
        <FilterToggle
          on={filters.active[0] === 'all'}
          onChange={() => set('active', filters.active[0] === 'all' ? [] : ['all'])}
        >
          With deleted
        </FilterToggle>
        {(query.isPending || rows.length > 0) && (
          <Button component="a" href={exportAddress()} download leftSection={<Icon name="download" />}>
            CSV
          </Button>
        )}
        {admin && (
          <>
            <Button onClick={() => setOpen({ what: 'import' })}>Import</Button>
            {(query.isPending || rows.length > 0) && (
              <Button disabled={query.isPending} onClick={() => setOpen({ what: 'all' })}>
                Run all
              </Button>
            )}
            <Button
              component={Link}
              to={addresses.newPrompt}
              variant="filled"
              leftSection={<Icon name="plus" />}
              rightSection={<Keys of="lab.new" />}
            >
              New prompt
            </Button>
          </>
        )}
      </div>
      <Panel padded={false}>
        {query.isPending && <LoadingRows label="Loading prompts" rows={8} />}
        {query.isError && (
          <ErrorState
            title="The prompts did not load."
            error={query.error}
            kept={isFiltered ? 'Your filters are kept.' : ''}
            onRetry={query.refetch}
          />
        )}
        {query.isSuccess &&
          rows.length === 0 &&
          (isFiltered ? (
            <EmptyState title="No prompt matches">
              <Button mt={8} onClick={clear}>
                Clear the filters
              </Button>
            </EmptyState>
          ) : (
            <EmptyState title="No prompts yet" command="llm-eval lab init --demo">
              {admin
                ? 'Write one, import files, or take three configs and recorded answers to look at:'
                : 'An admin writes or imports them; recorded ones to look at:'}
            </EmptyState>
          ))}
        {rows.length > 0 && (
          <VirtualTable
            label="Prompts"
            columns={columns}
            rows={rows}
            rowKey={({ name }) => name}
            total={rows.length}
            rowHeight={narrow ? 76 : 48}
            maxHeight="calc(100dvh - 140px)"
            onOpen={({ name }) => void navigate(promptAddress(name))}
          />
        )}
      </Panel>
      {open?.what === 'import' && <ImportDialog onClose={() => setOpen(null)} />}
      {open?.what === 'all' && <RunAllDialog onClose={() => setOpen(null)} />}
      {open?.what === 'start' && <StartDialog prompt={open.prompt} onClose={() => setOpen(null)} />}
    </div>
  );
}

import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
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
import { addresses } from '../addresses';
import { configsQuery } from '../api/configs';
import { useLabEvents } from '../api/useLabEvents';
import { CloneConfig } from './CloneConfig';
import { configColumns } from './columns';
import { ConfigForm } from './ConfigForm';
import { ConfigPanel } from './ConfigPanel';
import { DeleteConfig } from './DeleteConfig';
import { sorted, sortingOf, sortings, toggledSorting, type SortKey } from './sorting';

const filterNames = ['active', 'sort', 'config'] as const;

type Open = { readonly what: 'add' } | { readonly what: 'edit' | 'clone' | 'delete'; readonly name: string };

/** Every config with what it did. The order and the config that is open are in the address. */
export function ConfigsPage() {
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: 'Configs' }]);
  useLabEvents();
  const narrow = useNarrow();
  const admin = useAdmin();
  const [open, setOpen] = useState<Open | null>(null);
  const { filters, set } = useFilters(filterNames);
  const withDeleted = filters.active[0] === 'all';
  const query = useQuery({ ...configsQuery(withDeleted ? 'all' : 'yes'), refetchInterval: usePolling() });
  const sorting = useMemo(() => sortingOf(filters.sort[0]), [filters]);
  const rows = useMemo(() => sorted(query.data ?? [], sorting), [query.data, sorting]);
  const shown = filters.config[0] ?? null;
  const columns = useMemo(
    () =>
      configColumns({
        narrow,
        beside: shown !== null,
        sorting,
        onSort: (key) => set('sort', [toggledSorting(sorting, key)]),
      }),
    [narrow, shown, sorting, set],
  );
  useShortcut('lab.new', () => setOpen({ what: 'add' }), { enabled: admin });
  const chosen = open === null || open.what === 'add' ? undefined : rows.find(({ name }) => name === open.name);
  const close = () => setOpen(null);
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Configs</h1>
        {rows.length > 0 && (
          <span className="t3 sm">{counted(rows.length, 'config')}; figures are of the latest version</span>
        )}
        <span className="sp br" />
        <Select
          aria-label="Sort by"
          w={132}
          allowDeselect={false}
          value={sorting.key}
          onChange={(value) => value !== null && set('sort', [value])}
          data={(Object.keys(sortings) as SortKey[]).map((value) => ({ value, label: sortings[value].label }))}
        />
        <FilterToggle on={withDeleted} onChange={() => set('active', withDeleted ? [] : ['all'])}>
          With deleted
        </FilterToggle>
        {admin && (
          <Button
            variant="filled"
            leftSection={<Icon name="plus" />}
            rightSection={<Keys of="lab.new" />}
            onClick={() => setOpen({ what: 'add' })}
          >
            New config
          </Button>
        )}
      </div>
      <Panel padded={false}>
        {query.isPending && <LoadingRows label="Loading configs" rows={8} />}
        {query.isError && <ErrorState title="The configs did not load." error={query.error} onRetry={query.refetch} />}
        {query.isSuccess && rows.length === 0 && (
          <EmptyState title="No configs yet" command="llm-eval lab init --demo">
            A config is a model with its parameters.{' '}
            {admin ? 'Add one, import files, or take recorded ones:' : 'Recorded ones to look at:'}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <VirtualTable
            label="Configs"
            columns={columns}
            rows={rows}
            rowKey={({ name }) => name}
            total={rows.length}
            rowHeight={narrow ? 56 : 48}
            maxHeight="calc(100dvh - 140px)"
            selected={shown === null ? null : { row: shown }}
            onOpen={({ name }) => set('config', [name])}
            onMove={({ name }) => shown !== null && set('config', [name])}
          />
        )}
      </Panel>
      {shown !== null && (
        <ConfigPanel
          name={shown}
          admin={admin}
          onOpen={(what) => setOpen({ what, name: shown })}
          onClose={() => set('config', [])}
        />
      )}
      {open?.what === 'add' && <ConfigForm config={null} known={rows} onClose={close} />}
      {open?.what === 'edit' && chosen !== undefined && <ConfigForm config={chosen} known={rows} onClose={close} />}
      {open?.what === 'clone' && (
        <CloneConfig name={open.name} onClose={close} onDone={(name) => set('config', [name])} />
      )}
      {open?.what === 'delete' && <DeleteConfig name={open.name} onClose={close} />}
    </div>
  );
}

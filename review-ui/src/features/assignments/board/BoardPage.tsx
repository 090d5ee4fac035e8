import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { asOptions, FilterBar } from '@/components/FilterBar';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { VirtualTable } from '@/components/table/VirtualTable';
import { usePolling } from '@/lib/events/EventsContext';
import { useNarrow } from '@/lib/page/useNarrow';
import { usePage } from '@/lib/page/PageContext';
import { readValue } from '@/lib/url/filters';
import { useFilters } from '@/lib/url/useFilters';
import { attemptAddress, readPlace, writePlace, type CellPlace } from '../addresses';
import { attemptsQuery, boardQuery } from '../api/queries';
import type { Board } from '../api/types';
import { useRunEvents } from '../api/useRunEvents';
import { boardFilterNames, boardRows, roundsOf, valuesOf } from './board';
import { CellPanel } from './CellPanel';
import { columnsOf } from './columns';
import { RunPicker } from './RunPicker';

/** What every subject made of every template, round by round, in one run. */
export function BoardPage() {
  usePage([{ label: 'Assignments' }]);
  useRunEvents();
  const [params, setParams] = useSearchParams();
  const asked = readValue(params, 'run');
  const { data, error, isPending, refetch } = useQuery({ ...boardQuery(asked), refetchInterval: usePolling() });
  const isEmpty = data !== undefined && data.run === null;

  return (
    <div className="page">
      <div className="row wrap">
        <h1>Assignments</h1>
        <span className="sp" />
        {data !== undefined && data.runs.length > 0 && (
          <RunPicker board={data} onChoose={(run) => setParams({ run })} />
        )}
      </div>
      {isPending && (
        <Panel padded={false}>
          <LoadingRows label="Loading the board" rows={10} />
        </Panel>
      )}
      {error !== null && (
        <ErrorState
          title="The board did not load."
          error={error}
          kept={asked === null ? '' : 'The run is kept in the address.'}
          onRetry={refetch}
        />
      )}
      {error !== null && asked !== null && (
        <p>
          <Link to="/assignments">The newest run with web-app tasks</Link>
        </p>
      )}
      {isEmpty && (
        <Panel padded={false}>
          <EmptyState title="No web-app tasks yet" command="llm-eval run configs/assignments.yaml">
            Run two recorded builders on five templates, without a key:
          </EmptyState>
        </Panel>
      )}
      {error === null && data?.run != null && <Cells board={data} run={data.run.id} />}
    </div>
  );
}

function Cells({ board: { cells }, run }: { board: Board; run: string }) {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const narrow = useNarrow();
  const filtering = useFilters(boardFilterNames);
  const { filters, clear } = filtering;
  const rows = boardRows(cells, filters);
  const place = readPlace(params.get('cell'));

  function show(chosen: CellPlace | null) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (chosen === null) next.delete('cell');
        else next.set('cell', writePlace(chosen));
        return next;
      },
      { replace: place !== null, preventScrollReset: true },
    );
  }

  /** The only attempt of a cell opens at once; of several, and of those that did not load, a list does. */
  async function open(chosen: CellPlace) {
    const listed = await queries.query(attemptsQuery(run, chosen)).catch(() => []);
    const [only, ...more] = listed.filter(({ round }) => round === chosen.round);
    if (only !== undefined && more.length === 0) await navigate(attemptAddress(only.id));
    else show(chosen);
  }

  return (
    <>
      <FilterBar
        filtering={filtering}
        choices={boardFilterNames
          .map((name) => ({ name, options: valuesOf(cells, name, filters[name]) }))
          .filter(({ name, options }) => options.length > 1 || filters[name].length > 0)
          .map(({ name, options }) => ({ name, label: labels[name], options: asOptions(options), several: true }))}
      />
      <Panel
        padded={false}
        title="Board"
        note="passed of measured attempts; page: checks of the round that the page passed, more is better; regressed: of the checks that passed in the round before, those that fail now"
      >
        {rows.length === 0 ? (
          <EmptyState title="Nothing matches these filters">
            <Button mt={8} onClick={clear}>
              Clear the filters
            </Button>
          </EmptyState>
        ) : (
          <VirtualTable
            label="Subjects by template and round"
            columns={columnsOf(roundsOf(cells), narrow)}
            rows={rows}
            rowKey={({ key }) => key}
            rowHeight={56}
            total={rows.length}
            maxHeight="calc(100dvh - 220px)"
            selected={
              place === null
                ? null
                : {
                    row: JSON.stringify([place.model, place.prompt, place.template]),
                    column: String(place.round),
                  }
            }
            onOpen={(row, column) => {
              const round = Number(column);
              if (row.rounds.has(round)) void open({ ...row, round });
            }}
          />
        )}
      </Panel>
      {place !== null && <CellPanel run={run} place={place} onClose={() => show(null)} />}
    </>
  );
}

const labels = { model: 'Model', prompt: 'Prompt', template: 'Template' } as const;

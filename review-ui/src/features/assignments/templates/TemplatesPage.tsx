import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { Link } from 'react-router';
import { CodeText } from '@/components/code/CodeText';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { Keys } from '@/components/Keys';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { counted } from '@/lib/format/numbers';
import { visibleText } from '@/lib/format/visible';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { usePage } from '@/lib/page/PageContext';
import { templateAddress } from '../addresses';
import { tasksQuery } from '../api/queries';
import { pretty, templatesOf, type Template } from './templates';
import classes from './Templates.module.css';

/** The web-app tasks that runs had, by template; the address says which one is shown. */
export function TemplatesPage() {
  usePage([{ label: 'Assignments', to: '/assignments' }, { label: 'Templates' }]);
  const { data, error, isPending, refetch } = useQuery(tasksQuery);
  const templates = templatesOf(data ?? []);
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Templates</h1>
        {templates.length > 0 && <span className="t3 sm">{counted(templates.length, 'template')} in all runs</span>}
      </div>
      {isPending && <LoadingRows label="Loading the templates" rows={10} />}
      {error !== null && <ErrorState title="The templates did not load." error={error} onRetry={refetch} />}
      {data !== undefined && templates.length === 0 && (
        <Panel padded={false}>
          <EmptyState title="No run had web-app tasks yet" command="llm-eval run configs/assignments.yaml">
            Run two recorded builders on five templates, without a key:
          </EmptyState>
        </Panel>
      )}
      {templates.length > 0 && <Templates templates={templates} />}
    </div>
  );
}

function Templates({ templates }: { templates: readonly Template[] }) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const asked = params.get('template');
  const at = asked === null ? 0 : templates.findIndex(({ id }) => id === asked);
  const template = templates[at];
  const go = (step: number, event: KeyboardEvent) => {
    if (event.key.startsWith('Arrow')) return false;
    const next = templates[Math.min(Math.max(at + step, 0), templates.length - 1)];
    return next === undefined ? false : navigate(templateAddress(next.id), { replace: true });
  };
  useShortcut('list.next', (event) => go(1, event));
  useShortcut('list.previous', (event) => go(-1, event));
  return (
    <div className={classes['columns']}>
      <Panel
        title="Templates"
        padded={false}
        actions={
          <>
            <Keys of="list.next" />
            <Keys of="list.previous" />
          </>
        }
      >
        <nav className={classes['list']} aria-label="Templates">
          {templates.map(({ id, title, seeds, rounds, tasks }) => (
            <Link key={id} to={templateAddress(id)} aria-current={id === template?.id ? 'true' : undefined}>
              <b>
                <SafeText text={id} />
              </b>
              <span>
                <SafeText text={title} />
              </span>
              <span className="t2 xs">
                {counted(seeds.length, 'seed')}, {counted(rounds.length, 'round')}, in{' '}
                {counted(Math.max(...tasks.map(({ runs }) => runs)), 'run')}
              </span>
            </Link>
          ))}
        </nav>
      </Panel>
      {template === undefined ? (
        <Panel padded={false}>
          <EmptyState title={`No run had the template ${visibleText(asked ?? '')}`}>
            Choose one of the list, or run a config that has it.
          </EmptyState>
        </Panel>
      ) : (
        <Tasks key={template.id} template={template} />
      )}
    </div>
  );
}

function Tasks({ template: { id, title, seeds, rounds, tasks } }: { template: Template }) {
  const [params, setParams] = useSearchParams();
  const seed = params.get('seed') ?? seeds[0] ?? '';
  const round = params.get('round') ?? String(rounds[0] ?? 1);
  const set = (name: 'seed' | 'round', value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('template', id);
        next.set(name, value);
        next.sort();
        return next;
      },
      { replace: true },
    );
  // A template that was edited between runs is there once for each text.
  const shown = tasks.filter((task) => task.seed === seed && String(task.round) === round);
  return (
    <div className="stack">
      <div className="row wrap">
        <h2>
          <SafeText text={title} />
        </h2>
        <span className="sp" />
        <Select
          aria-label="Seed"
          w={140}
          allowDeselect={false}
          value={seed}
          data={(seeds.includes(seed) ? seeds : [...seeds, seed]).map((value) => ({
            value,
            label: visibleText(`Seed ${value}`),
          }))}
          onChange={(value) => value !== null && set('seed', value)}
        />
        <SegmentedControl
          aria-label="Round"
          value={round}
          data={rounds.map((value) => ({ value: String(value), label: `Round ${value}` }))}
          onChange={(value) => set('round', value)}
        />
      </div>
      {shown.length === 0 && (
        <Panel padded={false}>
          <EmptyState title="No run had this seed and round">Choose another seed or round.</EmptyState>
        </Panel>
      )}
      {shown.map(({ task, checks, runs }, index) => (
        <div key={index} className="stack">
          <Panel
            title={shown.length > 1 ? `Task, version ${index + 1} of ${shown.length}` : 'Task'}
            note={`as builders are asked, in ${counted(runs, 'run')}`}
            padded={false}
          >
            <div className={classes['text']}>
              <CodeText text={task} label="Task" language="prose" lineNumbers={false} maxHeight="380px" />
            </div>
          </Panel>
          <Panel title="Checks and data" note="JSON" padded={false}>
            <CodeText text={pretty(checks)} label="Checks" language="plain" maxHeight="420px" />
          </Panel>
        </div>
      ))}
    </div>
  );
}

import { Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import { Icon } from '@/components/Icon';
import { stepText } from '@/components/charts/scale';
import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { count, counted } from '@/lib/format/numbers';
import { alertsAddress } from '../addresses';
import type { ModelListItem } from '../api/types';
import { CoverageMark } from '../parts/CoverageMark';
import { ModelName } from '../parts/ModelName';
import { ModelTags } from '../parts/ModelTags';
import { TopScores } from './TopScores';

/** The columns of the list of models; the first one ticks those to compare. */
export function modelColumns(
  picked: readonly string[],
  onPick: (model: string) => void,
): readonly Column<ModelListItem>[] {
  return [
    {
      key: 'pick',
      header: <span className="visually-hidden">Compare</span>,
      width: '40px',
      cell: ({ model }) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- keeps a click on the box from being one on its row, which opens the model
        <span onClick={(event) => event.stopPropagation()}>
          <Checkbox
            size="xs"
            checked={picked.includes(model.modelId)}
            onChange={() => onPick(model.modelId)}
            aria-label={`Compare ${model.displayName}`}
          />
        </span>
      ),
    },
    { key: 'model', header: 'Model', width: 'minmax(160px, 1.4fr)', cell: ({ model }) => <ModelName model={model} /> },
    {
      key: 'tags',
      header: 'Type, size',
      width: '136px',
      cell: ({ model }) => (
        <span className="row" style={{ gap: 4 }}>
          <ModelTags model={model} />
        </span>
      ),
    },
    {
      key: 'owner',
      header: 'Owner',
      width: 'minmax(80px, 0.6fr)',
      cell: ({ model }) => (
        <span className="t2">
          <SafeText text={model.owner} />
        </span>
      ),
    },
    {
      key: 'step',
      header: 'Latest step',
      width: '86px',
      align: 'right',
      cell: ({ latestStep, checkpoints }) => (
        <span title={counted(checkpoints, 'checkpoint')}>
          {latestStep === null ? <span className="t3">none</span> : count(latestStep)}
        </span>
      ),
    },
    {
      key: 'coverage',
      header: 'Coverage',
      width: '104px',
      cell: ({ coverage }) => <CoverageMark coverage={coverage} />,
    },
    {
      key: 'alerts',
      header: 'Alerts',
      width: '68px',
      cell: (item) => <AlertMark item={item} />,
    },
    { key: 'scores', header: 'Highest scores', width: 'minmax(300px, 3fr)', cell: (item) => <TopScores item={item} /> },
  ];
}

/** What decides, for a phone. */
export function narrowModelColumns(): readonly Column<ModelListItem>[] {
  return [
    {
      key: 'model',
      header: 'Model',
      width: 'minmax(0px, 1fr)',
      cell: (item) => (
        <span className="stack" style={{ gap: 4 }}>
          <span className="row" style={{ gap: 6 }}>
            <ModelName model={item.model} />
            <AlertMark item={item} />
          </span>
          <span className="row" style={{ gap: 6 }}>
            <ModelTags model={item.model} />
            {item.latestStep !== null && <span className="t3 xs">step {stepText(item.latestStep)}</span>}
            <CoverageMark coverage={item.coverage} />
          </span>
        </span>
      ),
    },
  ];
}

function AlertMark({ item: { model, openCriticalAlerts } }: { item: ModelListItem }) {
  if (openCriticalAlerts === 0) return <span className="t3 sm">none</span>;
  return (
    <Link
      className="fail b sm nw"
      to={alertsAddress(model.modelId)}
      title={counted(openCriticalAlerts, 'open critical alert')}
    >
      <Icon name="raised" size={12} /> {count(openCriticalAlerts)}
      <span className="visually-hidden"> open critical</span>
    </Link>
  );
}

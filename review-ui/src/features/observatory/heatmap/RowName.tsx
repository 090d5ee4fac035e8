import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { counted } from '@/lib/format/numbers';
import { stepText } from '@/components/charts/scale';
import type { HeatmapRow } from '../api/types';
import { CoverageMark } from '../parts/CoverageMark';
import { Pin } from '../parts/ModelName';
import classes from './Heatmap.module.css';

/** A model in the heatmap: choosing it shows its detail; its newest step, pin, critical alerts and coverage beside it. */
export function RowName({ row, narrow, onChoose }: { row: HeatmapRow; narrow: boolean; onChoose: () => void }) {
  const { model, latestStep, openCriticalAlerts, coverage } = row;
  return (
    <>
      <span className={classes['name']}>
        <button type="button" className={classes['choose']} title={`Show ${model.displayName}`} onClick={onChoose}>
          <SafeText text={model.displayName} />
        </button>
        {!narrow && latestStep !== null && <span className="t3 xs">step {stepText(latestStep)}</span>}
        {model.isPinned && <Pin />}
        {openCriticalAlerts > 0 && (
          <span className="fail" title={counted(openCriticalAlerts, 'open critical alert')}>
            <Icon name="raised" size={12} />
            <span className="visually-hidden">{counted(openCriticalAlerts, 'open critical alert')}</span>
          </span>
        )}
      </span>
      {narrow ? (
        coverage.evaluated < coverage.total && <CoverageMark coverage={coverage} bar={false} />
      ) : (
        <span className={classes['coverage']}>
          <CoverageMark coverage={coverage} />
        </span>
      )}
    </>
  );
}

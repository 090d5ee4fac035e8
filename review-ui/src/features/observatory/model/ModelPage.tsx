import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { usePolling } from '@/lib/events/EventsContext';
import { visibleText } from '@/lib/format/visible';
import { usePage } from '@/lib/page/PageContext';
import { modelQuery } from '../api/queries';
import { CurvesPanel } from './CurvesPanel';
import { DeltaPanel } from './DeltaPanel';
import { GapPanel } from './GapPanel';
import { HistoryPanel } from './HistoryPanel';
import classes from './Model.module.css';
import { ModelHead } from './ModelHead';
import { PromotionPanel } from '../promotion/PromotionPanel';
import { ProfilePanel } from './ProfilePanel';
import { useReference } from './useReference';

/** One model: where its training stands, what changed, how far it is from a reference, its curves and its history. */
export function ModelPage() {
  const { model: id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ ...modelQuery(id), refetchInterval: usePolling(30_000) });
  const reference = useReference(data?.sizeMatchedBaseline ?? null);
  usePage([
    { label: 'Observatory', to: '/observatory' },
    { label: 'Models', to: '/observatory/models' },
    { label: visibleText(data?.model.displayName ?? id) },
  ]);
  if (isPending) return <LoadingRows label="Loading the model" rows={12} />;
  if (data === undefined) {
    return (
      <div className="page">
        <h1>Model</h1>
        <ErrorState title="The model did not load." error={error} onRetry={refetch} />
      </div>
    );
  }
  return (
    <div className="page">
      <ModelHead detail={data} />
      <div className={classes['columns']}>
        <DeltaPanel detail={data} />
        <GapPanel detail={data} reference={reference} />
      </div>
      <CurvesPanel detail={data} />
      <div className={classes['columnsWide']}>
        <ProfilePanel detail={data} reference={reference} />
        <PromotionPanel model={data.model.modelId} />
      </div>
      <HistoryPanel detail={data} />
    </div>
  );
}

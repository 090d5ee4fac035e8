import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Outcome } from '@/components/Outcome';
import { SafeText } from '@/components/SafeText';
import { SidePanel } from '@/components/SidePanel';
import { attemptAddress, type CellPlace } from '../addresses';
import { attemptsQuery } from '../api/queries';
import { Rate } from '../parts/Rate';
import { Subject } from '../parts/Subject';
import classes from './Board.module.css';

/** The attempts of a cell: seeds and repeats. */
export function CellPanel({ run, place, onClose }: { run: string; place: CellPlace; onClose: () => void }) {
  const { data, error, isPending, refetch } = useQuery(attemptsQuery(run, place));
  const attempts = data?.filter(({ round }) => round === place.round);
  return (
    <SidePanel
      label="Attempts"
      onClose={onClose}
      title={
        <>
          <b>
            <Subject model={place.model} prompt={place.prompt} />
          </b>{' '}
          <span className="t2">
            <SafeText text={place.template} />, round {place.round}
          </span>
        </>
      }
    >
      {isPending && <LoadingRows label="Loading the attempts" />}
      {error !== null && <ErrorState title="The attempts did not load." error={error} onRetry={refetch} />}
      {attempts?.length === 0 && <EmptyState title="No attempt of this cell yet" />}
      {attempts !== undefined && attempts.length > 0 && (
        <ul className={classes['attempts']} aria-label="Attempts">
          {attempts.map(({ id, seed, repeat, outcome, scores }) => (
            <li key={id}>
              <Link to={attemptAddress(id)}>
                <span>
                  seed <SafeText text={seed} />, repeat {repeat + 1}
                </span>
                <Outcome outcome={outcome} variant="badge" />
                <Rate word="page" value={scores.dynamicRate} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}

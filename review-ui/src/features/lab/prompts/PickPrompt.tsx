import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { counted } from '@/lib/format/numbers';
import { usePage } from '@/lib/page/PageContext';
import { addresses, compareAddress } from '../addresses';
import { allPrompts, promptsQuery } from '../api/prompts';
import { useLabEvents } from '../api/useLabEvents';
import { PromptStatusTag } from '../parts/PromptStatusTag';
import classes from './Prompts.module.css';

/** Chooses the prompt whose answers are compared. */
export function PickPrompt() {
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: 'Compare and rank' }]);
  useLabEvents();
  const { data, error, isPending, refetch } = useQuery(promptsQuery(allPrompts));
  const withAnswers = data?.filter(({ experiments }) => experiments > 0) ?? [];
  return (
    <div className="page">
      <h1>Compare and rank</h1>
      <Panel title="Of which prompt" note="those with answers">
        {isPending && <LoadingRows label="Loading prompts" rows={4} />}
        {error !== null && <ErrorState title="The prompts did not load." error={error} onRetry={refetch} />}
        {data !== undefined && withAnswers.length === 0 && (
          <EmptyState title="No answers yet">
            {data.length === 0 ? (
              <>
                There is no prompt. <Link to={addresses.prompts}>Add one</Link>, then run it.
              </>
            ) : (
              <>
                <Link to={addresses.prompts}>Run a prompt</Link>; its answers can be compared as soon as they are there.
              </>
            )}
          </EmptyState>
        )}
        <ul className={classes['pick']}>
          {withAnswers.map((prompt) => (
            <li key={prompt.name}>
              <Link to={compareAddress(prompt.name)}>
                <b className="ell">
                  <SafeText text={prompt.name} />
                </b>
                <span className="sp t3 sm nw">
                  {counted(prompt.experiments, 'answer')} of {counted(prompt.runs, 'run')}
                </span>
                <PromptStatusTag prompt={prompt} />
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

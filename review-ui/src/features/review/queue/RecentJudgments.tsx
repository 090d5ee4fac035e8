import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Icon } from '@/components/Icon';
import { notifyDone, notifyError } from '@/components/notify';
import { Panel } from '@/components/Panel';
import { WideTable } from '@/components/WideTable';
import { SafeText } from '@/components/SafeText';
import { moment } from '@/lib/format/times';
import { newId } from '@/lib/ids';
import { readItem, undoJudgment } from '../api/calls';
import { pairsQuery } from '../api/queries';
import { choiceWords } from '../model/review';
import classes from '../parts.module.css';

/** What the reviewer judged last; each can be opened or taken back. */
export function RecentJudgments({ run }: { run: string | null }) {
  const queries = useQueryClient();
  const { data } = useInfiniteQuery(
    pairsQuery({ run: run === null ? [] : [run], state: [], lane: [], done: ['yes'], task: [] }),
  );
  const recent = (data?.pages.flatMap(({ items }) => items) ?? [])
    .toSorted((one, other) => (other.ownAt ?? '').localeCompare(one.ownAt ?? ''))
    .slice(0, 5);
  const undo = useMutation({
    mutationFn: async (pair: string) => {
      const standing = (await readItem(pair)).own.findLast(({ stands }) => stands);
      if (standing !== undefined) await undoJudgment(pair, { id: newId(), judgment: standing.id, reason: null });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review'] });
      notifyDone('Taken back. The item is in your queue again.');
    },
    onError: (error) => notifyError('It was not taken back.', error, 'The judgment stands.'),
  });
  if (recent.length === 0) return null;
  return (
    <Panel title="Your last judgments" padded={false}>
      <WideTable label="Your last judgments">
        <tbody>
          {recent.map((row) => (
            <tr key={row.pair}>
              <td>
                <Link to={`/review/items/${row.pair}`}>
                  <SafeText text={row.task} />
                </Link>
              </td>
              <td>{row.own === null ? 'skipped' : choiceWords[row.own]}</td>
              <td className={`t3 ${classes['wide'] ?? ''}`}>{row.ownAt === null ? '' : `${moment(row.ownAt)} UTC`}</td>
              <td className="r">
                <Button
                  leftSection={<Icon name="undo" />}
                  disabled={undo.isPending}
                  onClick={() => undo.mutate(row.pair)}
                  aria-label={`Undo the judgment of ${row.task}`}
                >
                  Undo
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}

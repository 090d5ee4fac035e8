import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { notifyDone } from '@/components/notify';
import type { Alert } from '../api/alerts';
import { changeAlert, type AlertAction, type AlertHistory } from '../api/alertQueries';
import { afterAction, withAlert, type AlertPage } from './optimistic';

const said = {
  acknowledge: 'Acknowledged.',
  resolve: 'Resolved.',
  reopen: 'Open again.',
} as const;

/** Acknowledges, resolves or reopens an alert: shown at once, taken back when the server refuses. */
export function useAlertChange(alert: Alert, onDone: () => void) {
  const queries = useQueryClient();
  const lists = { queryKey: ['observatory', 'alerts', 'list'] };
  const one = ['observatory', 'alerts', 'one', alert.id];
  return useMutation({
    mutationFn: (action: AlertAction) => changeAlert(alert.id, action),
    onMutate: async (action) => {
      await queries.cancelQueries({ queryKey: ['observatory', 'alerts'] });
      const before = [...queries.getQueriesData<InfiniteData<AlertPage>>(lists)];
      const beforeOne = queries.getQueryData<AlertHistory>(one);
      const changed = afterAction(alert, action, new Date());
      queries.setQueriesData<InfiniteData<AlertPage>>(lists, (data) => withAlert(data, changed));
      queries.setQueryData<AlertHistory>(one, (data) => data && { ...data, alert: changed });
      return { before, beforeOne };
    },
    onError: (_, __, kept) => {
      for (const [key, data] of kept?.before ?? []) queries.setQueryData(key, data);
      queries.setQueryData(one, kept?.beforeOne);
    },
    onSuccess: (_, action) => {
      notifyDone(said[action.kind]);
      onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['observatory'] }),
  });
}

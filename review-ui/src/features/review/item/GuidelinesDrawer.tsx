import { useQuery } from '@tanstack/react-query';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Markdown } from '@/components/Markdown';
import { guidelinesQuery } from '../api/queries';

/** The guidelines beside the item. */
export function GuidelinesDrawer({ version, onClose }: { version: number | null; onClose: () => void }) {
  const { data, error, isPending, refetch } = useQuery(guidelinesQuery);
  const shown = data?.find((guidelines) => guidelines.version === version) ?? data?.[0];
  return (
    <Dialog label="Guidelines" place="right" size="min(100vw, 520px)" onClose={onClose}>
      <DialogHead title={shown === undefined ? 'Guidelines' : `Guidelines v${shown.version}`} onClose={onClose} />
      {isPending && <LoadingRows />}
      {error !== null && (
        <ErrorState title="The guidelines did not load." error={error} kept="Your draft is kept." onRetry={refetch} />
      )}
      {data?.length === 0 && (
        <p className="t2">There are no guidelines yet. An admin writes them under Review, Guidelines.</p>
      )}
      {shown !== undefined && <Markdown text={shown.markdown} />}
    </Dialog>
  );
}

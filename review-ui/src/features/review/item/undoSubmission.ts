import type { QueryClient } from '@tanstack/react-query';
import { newId } from '@/lib/ids';
import { undoJudgment } from '../api/calls';
import { itemQuery } from '../api/queries';
import { issueOf } from '../model/issues';
import type { DraftContent } from '../model/draft';
import { keepLocalDraft } from '../sync/localDrafts';
import type { Outbox, Outgoing } from '../sync/Outbox';
import type { Submission } from '../sync/submissions';
import { writerOf } from '../sync/writer';

/** Takes back what was submitted: from the outbox while it waits there, else by a retraction. What it said becomes the item's draft. */
export async function undoSubmission(
  outbox: Outbox<Submission>,
  sent: Outgoing<Submission>,
  user: string,
  queries: QueryClient,
): Promise<void> {
  const { pair, body: submission } = sent;
  await settled(outbox, sent.id);
  if (!outbox.withdraw(sent.id)) {
    await undoJudgment(pair, { id: newId(), judgment: sent.id, reason: null });
    outbox.dismiss(sent.id);
  }
  if (submission.kind === 'judgment') {
    const { verdict, spans, critique, activeMs, wallMs } = submission.body;
    const issues = spans.map((span) =>
      issueOf({ ...span, prefix: '', suffix: '', note: span.note ?? null, takenFrom: span.takenFrom ?? null }),
    );
    const content: DraftContent = {
      version: 1,
      writer: writerOf(sessionStorage),
      review: { verdict, issues, critique: critique ?? '' },
      activeMs,
      openedAt: new Date(Date.now() - wallMs).toISOString(),
      seen: submission.body.action !== 'blind',
    };
    keepLocalDraft(localStorage, user, pair, { basedOn: 0, content });
  }
  queries.removeQueries({ queryKey: itemQuery(pair).queryKey });
  await queries.invalidateQueries({ queryKey: ['review', 'queue'] });
}

/** Waits while it is on the wire: a quick hand undoes before the answer is there. */
function settled(outbox: Outbox<Submission>, id: string): Promise<void> {
  const isSending = () => outbox.entries().some(({ item, status }) => item.id === id && status === 'sending');
  if (!isSending()) return Promise.resolve();
  return new Promise((done) => {
    const stop = outbox.subscribe(() => {
      if (isSending()) return;
      stop();
      done();
    });
  });
}

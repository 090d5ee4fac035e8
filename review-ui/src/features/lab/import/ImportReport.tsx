import { Button } from '@mantine/core';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import type { Imported, ImportResult } from '../api/types';
import classes from './Import.module.css';

const words: Record<Imported['outcome'], string> = {
  added: 'added',
  new_version: 'new version',
  unchanged: 'as it was',
};

/** What became of each file that was imported. */
export function ImportReport({ report, onClose }: { report: ImportResult; onClose: () => void }) {
  const kinds = [
    { title: 'Prompts', items: report.prompts },
    { title: 'Configs', items: report.configs },
    { title: 'Review prompts', items: report.reviewPrompts },
  ].filter(({ items }) => items.length > 0);
  return (
    <Dialog label="Imported" size={620} onClose={onClose}>
      <div className="stack">
        <DialogHead title="Imported" onClose={onClose} />
        {kinds.length === 0 && <p className="t2">Nothing was taken.</p>}
        {kinds.map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <ul className={classes['list']}>
              {items.map(({ name, outcome }) => (
                <li key={name}>
                  <SafeText text={name} /> <span className="t3">{words[outcome]}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {report.problems.length > 0 && (
          <section aria-label="Not taken">
            <h3>Not taken</h3>
            <ul className={classes['list']}>
              {report.problems.map(({ place, message }, index) => (
                <li key={index}>
                  <Tag tone="fail" icon="x">
                    <SafeText text={place} />
                  </Tag>{' '}
                  <SafeText text={message} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className="row">
          <span className="sp" />
          <Button variant="filled" onClick={onClose} data-autofocus>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

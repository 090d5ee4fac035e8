import { Anchor } from '@mantine/core';
import { SafeText } from '@/components/SafeText';
import { categoryWords } from '../model/categories';
import type { ListedIssue } from '../model/issues';
import classes from './Item.module.css';

interface IssueTableProps {
  issues: readonly ListedIssue[];
  current: string | null;
  onPoint: (id: string) => void;
  onEdit: (listed: ListedIssue) => void;
  onTake: (listed: ListedIssue) => void;
  onTakeAll: () => void;
}

/** Every marked part, the reviewer's and the judge's, in one list with the numbers of the pins. */
export function IssueTable({ issues, current, onPoint, onEdit, onTake, onTakeAll }: IssueTableProps) {
  const suggested = issues.filter((listed) => listed.suggested).length;
  return (
    <div className={classes['issues']} tabIndex={0} role="region" aria-label="Issues">
      <table>
        <colgroup>
          <col style={{ width: 40 }} />
          <col style={{ width: 28 }} />
          <col style={{ width: 148 }} />
          <col style={{ width: 62 }} />
          <col className={classes['desk']} />
          <col className={classes['desk']} />
          <col style={{ width: 152 }} />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={4} scope="col">
              Issues{' '}
              <span className="t3" style={{ fontWeight: 500 }}>
                {issues.length}
                {suggested > 0 && `, of which ${suggested} suggested`}
              </span>
            </th>
            <th scope="col" className={classes['desk']}>
              Quote
            </th>
            <th scope="col" className={classes['desk']}>
              Note
            </th>
            <th scope="col">
              Source{' '}
              {suggested > 1 && (
                <Anchor component="button" type="button" fz={11} onClick={onTakeAll}>
                  take over all
                </Anchor>
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {issues.map((listed) => (
            <Line
              key={listed.issue.id}
              listed={listed}
              current={listed.issue.id === current}
              onPoint={onPoint}
              onEdit={onEdit}
              onTake={onTake}
            />
          ))}
        </tbody>
      </table>
      {issues.length === 0 && (
        <p className={classes['none']}>
          Select a part of a response, then press e. By keys alone: q or w, v to select more, e.
        </p>
      )}
    </div>
  );
}

interface LineProps extends Pick<IssueTableProps, 'onPoint' | 'onEdit' | 'onTake'> {
  listed: ListedIssue;
  current: boolean;
}

function Line({ listed, current, onPoint, onEdit, onTake }: LineProps) {
  const { number, issue, suggested, located } = listed;
  return (
    <tr data-current={current || undefined}>
      <td>
        <button
          type="button"
          className={classes['pin']}
          data-suggested={suggested || undefined}
          aria-label={`Go to issue ${number}`}
          aria-current={current || undefined}
          onClick={() => onPoint(issue.id)}
        >
          {number}
        </button>
      </td>
      <td className="b">{issue.side}</td>
      <td title={categoryWords(issue.category)}>{categoryWords(issue.category)}</td>
      <td>
        <span className={classes['severity']} data-severity={issue.severity}>
          {issue.severity}
        </span>
      </td>
      <td className={`mono ${classes['desk'] ?? ''}`}>
        {located !== 'located' && <b className="warn">{located} </b>}
        <SafeText text={issue.quote.slice(0, 200)} />
      </td>
      <td className={`t2 ${classes['desk'] ?? ''}`} title={issue.note}>
        <SafeText text={issue.note} />
      </td>
      <td className={suggested ? 't3' : 't2'}>
        {suggested ? 'judge, ' : issue.takenFrom === null ? 'you, ' : 'you and judge, '}
        <Anchor component="button" type="button" fz={12} onClick={() => (suggested ? onTake(listed) : onEdit(listed))}>
          {suggested ? 'take over' : 'edit'}
        </Anchor>
      </td>
    </tr>
  );
}

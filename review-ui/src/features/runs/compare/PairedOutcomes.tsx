import { count, pValue } from '@/lib/format/numbers';
import type { Comparison } from '../api/types';
import classes from './Compare.module.css';

const significance = 0.05;

/** All case pairs in two rows and two columns, with the test on them. */
export function PairedOutcomes({ outcomes }: { outcomes: Comparison['outcomes'] }) {
  const { bothPassed, broken, fixed, bothFailed, leftOut, p, midP } = outcomes;
  const pairs = bothPassed + broken + fixed + bothFailed;
  const reading =
    p === null
      ? 'Nothing to test'
      : p >= significance
        ? 'No detectable difference'
        : fixed > broken
          ? 'B is better'
          : 'B is worse';
  return (
    <div className={classes['paired']}>
      <h3>Paired outcome, {count(pairs)} case pairs</h3>
      <div className={classes['pairedBody']}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">B passed</th>
              <th scope="col">B failed</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">A passed</th>
              <td>{count(bothPassed)}</td>
              <td className={broken > 0 ? 'fail b' : ''}>{count(broken)}</td>
            </tr>
            <tr>
              <th scope="row">A failed</th>
              <td className={fixed > 0 ? 'pass b' : ''}>{count(fixed)}</td>
              <td>{count(bothFailed)}</td>
            </tr>
          </tbody>
        </table>
        <p className="t2 sm">
          McNemar exact p {pValue(p)}, mid-p {pValue(midP)}.<br />
          <b>{reading}</b> over all models.
          <br />
          {leftOut > 0 && `${count(leftOut)} pairs left out: not measured on one side.`}
        </p>
      </div>
    </div>
  );
}

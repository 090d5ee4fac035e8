import { useState } from 'react';
import { visibleText } from '@/lib/format/visible';
import { pictureAddress } from '../addresses';
import classes from './Attempt.module.css';

/** The page as the browser saw it, in a box that is as large before it is there. */
export function Screenshot({ hash, name }: { hash: string; name: string }) {
  const [isMissing, setMissing] = useState(false);
  if (isMissing) {
    return (
      <div className={classes['picture']} role="alert">
        <span className="t2 sm">The screenshot did not load. The reason and the logs of the check are kept.</span>
      </div>
    );
  }
  return (
    <a
      className={classes['picture']}
      href={pictureAddress(hash)}
      target="_blank"
      rel="noreferrer"
      title="Opens the screenshot in its full size"
    >
      <img
        src={pictureAddress(hash)}
        alt={visibleText(`The page at the check “${name}”`)}
        width={1280}
        height={720}
        onError={() => setMissing(true)}
      />
    </a>
  );
}

import { SafeText } from '@/components/SafeText';
import { messageParts } from './variables';
import classes from './Message.module.css';

/** A message with its placeholders marked. */
export function MessageText({ content, label }: { content: string; label: string }) {
  return (
    <pre className="out" aria-label={label} role="region" tabIndex={0}>
      {messageParts(content).map((part, index) =>
        'variable' in part ? (
          <span key={index} className={classes['variable']}>
            {`{${part.variable}}`}
          </span>
        ) : (
          <SafeText key={index} text={part.text} />
        ),
      )}
    </pre>
  );
}

import { SafeText } from '@/components/SafeText';
import { CodeText } from './CodeText';

/** What a program printed: short texts at once, long ones in the editor, which draws only what is in sight. */
export function OutputText({ text, label }: { text: string; label: string }) {
  if (text.length > 4_000)
    return <CodeText text={text} label={label} language="plain" lineNumbers={false} maxHeight="320px" />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <pre className="out" aria-label={label} tabIndex={0}>
      <SafeText text={text} />
    </pre>
  );
}

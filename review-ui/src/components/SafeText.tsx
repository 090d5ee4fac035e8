import { visibleParts } from '@/lib/format/visible';

/** A short text from outside: hidden characters are shown by name, and it cannot turn the direction of what surrounds it. */
export function SafeText({ text }: { text: string }) {
  return (
    <bdi>
      {visibleParts(text).map((part, index) =>
        'hidden' in part ? (
          <span key={index} className="hidden-character">
            {part.hidden}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}

import { Button, FocusTrap, SegmentedControl } from '@mantine/core';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { SafeText } from '@/components/SafeText';
import { TakesFocus } from '@/components/TakesFocus';
import { categoryWords, filterCategories, type Category } from '../model/categories';
import { severities, type Severity } from '../model/review';
import classes from './Item.module.css';

/** What is asked about a marked part. */
export interface SpanAnswer {
  readonly category: string;
  readonly severity: Severity;
  readonly note: string;
}

interface SpanBoxProps {
  quote: string;
  initial: SpanAnswer | null;
  /** Where the part stands on the screen. */
  at: { readonly left: number; readonly top: number; readonly bottom: number } | null;
  onDone: (answer: SpanAnswer) => void;
  onCancel: () => void;
}

/** Asks for category, severity and note of a span. Letters filter, 1 to 3 set the severity, Tab moves, Space takes: all under one hand. */
export function SpanBox({ quote, initial, at, onDone, onCancel }: SpanBoxProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [severity, setSeverity] = useState<Severity>(initial?.severity ?? 'major');
  const [note, setNote] = useState(initial?.note ?? '');
  const found = filterCategories(typed);
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      found.findIndex(({ name }) => name === initial?.category),
    ),
  );
  const [asksNote, setAsksNote] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const chosen = found[Math.min(place, found.length - 1)];

  function done(category: Category | undefined = chosen) {
    if (category === undefined) return;
    if (category.needsNote === true && note.trim() === '') {
      setAsksNote(true);
      noteField.current?.focus();
      return;
    }
    onDone({ category: category.name, severity, note: note.trim() });
  }

  function move(by: number) {
    if (found.length === 0) return;
    const next = (Math.min(place, found.length - 1) + by + found.length) % found.length;
    setPlace(next);
    document.getElementById(`${id}-${found[next]?.name ?? ''}`)?.scrollIntoView({ block: 'nearest' });
  }

  function onFilterKey(event: KeyboardEvent) {
    const level = severities[Number(event.key) - 1];
    if (level !== undefined) setSeverity(level);
    else if (event.key === 'Tab') move(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') move(2);
    else if (event.key === 'ArrowUp') move(-2);
    else if (event.key === 'ArrowRight' && typed === '') move(1);
    else if (event.key === 'ArrowLeft' && typed === '') move(-1);
    else if (event.key === ' ' || event.key === 'Enter') done();
    else if (event.key === '`') noteField.current?.focus();
    else return;
    event.preventDefault();
  }

  function onBoxKey(event: KeyboardEvent) {
    if (event.key === 'Escape') onCancel();
    else if ((event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key === 's')) done();
    else return;
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
  }

  return (
    <FocusTrap>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc and Ctrl+Enter hold in all of the box */}
      <div
        className={classes['spanBox']}
        style={placed(at)}
        role="dialog"
        aria-modal="true"
        aria-label="Issue"
        onKeyDown={onBoxKey}
      >
        <TakesFocus />
        <div className={classes['quote']}>
          <SafeText text={quote.slice(0, 400)} />
        </div>
        <input
          data-autofocus
          role="combobox"
          aria-label="Category"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.name}`}
          placeholder="Category: type to filter, Tab moves, Space takes"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setPlace(0);
          }}
          onKeyDown={onFilterKey}
        />
        <div className={classes['options']} id={`${id}-list`} role="listbox" aria-label="Categories">
          {found.map((category) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys act in the field above
            <div
              key={category.name}
              id={`${id}-${category.name}`}
              role="option"
              aria-selected={category === chosen}
              className={classes['option']}
              onClick={() => done(category)}
            >
              {categoryWords(category.name)}
            </div>
          ))}
        </div>
        {found.length === 0 && <span className="t3 sm">No category begins with that.</span>}
        <SegmentedControl
          fullWidth
          aria-label="Severity"
          value={severity}
          onChange={(value) => setSeverity(value)}
          data={severities.map((value, index) => ({ value, label: `${value} ${index + 1}` }))}
        />
        <textarea
          ref={noteField}
          rows={2}
          aria-label="Note"
          aria-invalid={asksNote && note.trim() === ''}
          placeholder={asksNote ? 'Other: say what' : 'Note, optional  ( ` goes here, Ctrl+S takes )'}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="row">
          <span className="sp" />
          <Button onClick={onCancel}>Cancel</Button>
          <Button variant="filled" disabled={chosen === undefined} onClick={() => done()}>
            {initial === null ? 'Add span' : 'Change'}
          </Button>
        </div>
      </div>
    </FocusTrap>
  );
}

const height = 400;

/** Below the part where there is room, else above it; always on the screen. */
function placed(at: SpanBoxProps['at']) {
  const left = Math.max(8, Math.min((at?.left ?? innerWidth / 2 - 190) - 8, innerWidth - 396));
  if (at === null) return { left, top: Math.max(8, innerHeight / 2 - height / 2) };
  const below = at.bottom + 8;
  return { left, top: below + height < innerHeight ? below : Math.max(8, at.top - height - 8) };
}

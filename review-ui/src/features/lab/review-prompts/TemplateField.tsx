import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { Panel } from '@/components/Panel';
import { defaultTemplateQuery } from '../api/reviewPrompts';
import { inserted, templateVariables, type ReviewDraft } from './reviewDraft';

interface TemplateFieldProps {
  draft: ReviewDraft;
  disabled: boolean;
  onChange: (changes: Partial<ReviewDraft>) => void;
}

/** The question to the judge, with what it can hold: a press puts a variable where the caret stands. */
export function TemplateField({ draft, disabled, onChange }: TemplateFieldProps) {
  const { data: standard } = useQuery(defaultTemplateQuery(draft.mode));
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [draft.template]);
  const insert = (variable: string) => {
    const { selectionStart, selectionEnd } = field.current ?? {
      selectionStart: draft.template.length,
      selectionEnd: draft.template.length,
    };
    const next = inserted(draft.template, selectionStart, selectionEnd, `{${variable}}`);
    caret.current = next.caret;
    onChange({ template: next.text });
  };
  return (
    <Panel
      title="Question to the judge"
      actions={
        !disabled &&
        standard !== undefined &&
        draft.template !== standard.template && (
          <Button onClick={() => onChange({ template: standard.template })}>Use the default template</Button>
        )
      }
    >
      <div className="stack">
        {!disabled && (
          <div className="row wrap" role="group" aria-label="Put in a variable">
            <span className="t3 sm">Put in</span>
            {templateVariables[draft.mode].map(({ name, means }) => (
              <Button key={name} title={means} onClick={() => insert(name)}>
                <code>{`{${name}}`}</code>
              </Button>
            ))}
          </div>
        )}
        <Textarea
          ref={field}
          label="Template"
          size="xs"
          autosize
          minRows={14}
          maxRows={28}
          required
          readOnly={disabled}
          styles={{ input: { fontFamily: 'var(--mono)' } }}
          value={draft.template}
          onChange={(event) => onChange({ template: event.currentTarget.value })}
        />
        <Textarea
          label="System message"
          description="Left empty, the built-in one is sent."
          placeholder={standard?.systemPrompt}
          size="xs"
          autosize
          minRows={3}
          maxRows={12}
          readOnly={disabled}
          styles={{ input: { fontFamily: 'var(--mono)' } }}
          value={draft.systemPrompt}
          onChange={(event) => onChange({ systemPrompt: event.currentTarget.value })}
        />
      </div>
    </Panel>
  );
}

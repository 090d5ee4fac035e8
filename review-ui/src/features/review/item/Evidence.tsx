import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, type Ref } from 'react';
import { CodeDiff } from '@/components/code/CodeDiff';
import type { TextMark } from '@/components/code/marks';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import type { ReviewItem, ReviewSideData } from '../api/contract';
import type { ListedIssue } from '../model/issues';
import { sides, type Side } from '../model/review';
import type { TextRange } from '../text/anchors';
import classes from './Item.module.css';
import { OutputSide } from './OutputSide';
import type { ResponseHandle } from './response/ResponseEditor';
import { ResponseEditor } from './response/ResponseEditor';
import { SideHead } from './SideHead';
import { TestsView } from './TestsView';

/** The ways in which the two responses are looked at. */
export const views = ['text', 'code', 'diff', 'tests', 'output'] as const;

/** One of {@link views}. */
export type View = (typeof views)[number];

const viewWords: Record<View, string> = {
  text: 'Full text',
  code: 'Code',
  diff: 'Diff A/B',
  tests: 'Tests',
  output: 'Output',
};

interface EvidenceProps {
  item: ReviewItem;
  texts: Readonly<Record<Side, string>>;
  issues: readonly ListedIssue[];
  current: string | null;
  view: View;
  onView: (view: View) => void;
  /** The side that a narrow screen shows. */
  side: Side;
  onSide: (side: Side) => void;
  hasSelection: boolean;
  canDelete: boolean;
  onSelect: (side: Side, range: TextRange | null) => void;
  onPoint: (id: string) => void;
  onFocus: (side: Side) => void;
  onSpan: () => void;
  onNextSpan: () => void;
  onDelete: () => void;
  handles: Readonly<Record<Side, Ref<ResponseHandle>>>;
}

/** Both responses beside each other, in the chosen view. */
export function Evidence(props: EvidenceProps) {
  const { item, texts, issues, current, view, onView, side, onSide } = props;
  const marks = useMemo(() => ({ A: marksOf(issues, 'A'), B: marksOf(issues, 'B') }), [issues]);
  const isSpanView = view === 'text';
  return (
    <>
      <div className={classes['bar']}>
        <SegmentedControl
          aria-label="View of both responses"
          value={view}
          onChange={onView}
          data={views.map((value) => ({ value, label: viewWords[value] }))}
        />
        <span className={`xs t3 nw ${classes['wide'] ?? ''} ${classes['desk'] ?? ''}`}>
          Sides shuffled for you, kept on reload
        </span>
        <span className="sp" />
        <span className={`row ${classes['desk'] ?? ''}`}>
          <Button
            disabled={!isSpanView || !props.hasSelection}
            leftSection={<Icon name="plus" />}
            rightSection={<Keys of="review.span" />}
            onClick={props.onSpan}
          >
            Span
          </Button>
          <Button
            disabled={issues.length === 0}
            rightSection={<Keys of="review.nextSpan" />}
            onClick={props.onNextSpan}
          >
            Next span
          </Button>
          <Button disabled={!props.canDelete} rightSection={<Keys of="review.deleteSpan" />} onClick={props.onDelete}>
            Delete
          </Button>
        </span>
        {view !== 'diff' && view !== 'tests' && (
          <SegmentedControl
            className={classes['narrow'] ?? ''}
            aria-label="Response"
            value={side}
            onChange={(value) => onSide(value)}
            data={sides.map((value) => ({ value, label: `Response ${value}` }))}
          />
        )}
        {isSpanView && props.hasSelection && (
          <Button className={classes['narrow'] ?? ''} leftSection={<Icon name="plus" />} onClick={props.onSpan}>
            Span
          </Button>
        )}
      </div>
      {view === 'diff' || view === 'tests' ? (
        <div className={classes['sides']} data-one>
          {view === 'diff' ? (
            <CodeDiff
              a={codeOf(item.a, texts.A)}
              b={codeOf(item.b, texts.B)}
              labelA="Code of response A"
              labelB="Code of response B"
            />
          ) : (
            <TestsView item={item} />
          )}
        </div>
      ) : (
        <div className={classes['sides']}>
          {sides.map((letter) => {
            const response = letter === 'A' ? item.a : item.b;
            return (
              <section
                key={letter}
                className={classes['side']}
                data-off={side !== letter || undefined}
                aria-label={`Response ${letter}`}
              >
                <SideHead side={letter} response={response} />
                <div className={classes['body']}>
                  {view === 'output' ? (
                    <OutputSide side={letter} response={response} />
                  ) : (
                    <ResponseEditor
                      key={view}
                      text={view === 'text' ? texts[letter] : codeOf(response, texts[letter])}
                      program={view === 'text' ? programOf(response) : wholeOf(codeOf(response, texts[letter]))}
                      label={view === 'text' ? `Response ${letter}` : `Code of response ${letter}`}
                      marks={isSpanView ? marks[letter] : none}
                      current={isSpanView ? current : null}
                      onSelect={(range) => isSpanView && props.onSelect(letter, range)}
                      onMark={props.onPoint}
                      onFocus={() => props.onFocus(letter)}
                      handle={props.handles[letter]}
                    />
                  )}
                </div>
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}

const none: readonly TextMark[] = [];

function marksOf(issues: readonly ListedIssue[], side: Side): readonly TextMark[] {
  return issues.flatMap(({ issue, number, suggested, located }) =>
    issue.side !== side || issue.range === null || located !== 'located'
      ? []
      : [
          {
            id: issue.id,
            start: issue.range.start,
            end: issue.range.end,
            className: suggested ? 'span-judge' : `span-${issue.severity}`,
            pin: String(number),
          },
        ],
  );
}

function programOf({ extraction }: ReviewSideData): TextRange | null {
  if (extraction?.startUtf16 == null || extraction.endUtf16 === null) return null;
  return { start: extraction.startUtf16, end: extraction.endUtf16 };
}

/** The program: as it was extracted, else the part of the response that was taken. */
function codeOf(response: ReviewSideData, text: string): string {
  const code = response.extraction?.code;
  if (code != null && !code.truncated) return code.text;
  const part = programOf(response);
  return part === null ? '' : text.slice(part.start, part.end);
}

const wholeOf = (code: string): TextRange => ({ start: 0, end: code.length });

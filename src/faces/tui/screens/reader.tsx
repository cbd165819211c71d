import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { findingsOf } from '../../../session/check-state.ts';
import type { Finding } from '../../../session/finding.ts';
import type { Session } from '../../../session/session.ts';
import type { View } from '../../../session/view.ts';
import type { HintWords } from '../inputs/hint-line.ts';
import { useMachine } from '../inputs/use-machine.ts';
import { intentOf, type Stroke, typed, useKeys } from '../keys.ts';
import { hasHighlighter, loadHighlighter } from '../markdown/highlight.ts';
import { bookOf } from '../parts/book.ts';
import { header } from '../parts/header.ts';
import { lastLine } from '../parts/last-line.ts';
import { copyLeaf, diagramIn, titleOf } from '../parts/leaf-words.ts';
import { moveOf, moveOfSearch, roomFor, searchLine } from '../parts/pager.tsx';
import { matches } from '../parts/pager-state.ts';
import { type Page, type Pages, pagesOf } from '../parts/pages.ts';
import { READING_START, type Reading, type ReadingStep, readOn } from '../parts/reading-state.ts';
import { row } from '../parts/row.ts';
import { gap, Stack, type StackPart } from '../parts/stack.tsx';
import type { ScreenProps } from '../screen-props.ts';
import type { Theme } from '../theme.ts';
import { useOutside } from '../use-outside.ts';
import { Headings } from './headings.tsx';

export type ReaderProps = ScreenProps & { session: Session; onBack(): void };

/** Blocks that are drawn between two key presses, while there are more to be drawn. */
const AT_ONCE = 6;

/** The report as it is, or would be, saved, with what the checks found below what it is about. */
export function Reader(props: ReaderProps): ReactNode {
  const { stage, theme, columns, rows, active, session } = props;
  const height = roomFor(rows);
  const markdown = stage.readReport(session);
  const findings = useFindings(session.view);
  const isColored = useHighlighter();
  const book = useMemo(() => bookOf(markdown), [markdown]);
  const isSpoken = stage.look.screenReader;
  const options = useMemo(
    // A highlighter that has come in the meantime is a reason to draw anew.
    () => ({ theme, columns: columns - 2, isSpoken, isColored }),
    [theme, columns, isSpoken, isColored],
  );
  const pages = useMemo(() => pagesOf(book, findings, options), [book, findings, options]);
  const [reading, send, now] = useMachine<Reading, { step: ReadingStep; pages: Pages; height: number }, never>(
    (before, action) => ({ state: readOn(before, action.step, action.pages, action.height) }),
    () => READING_START,
  );
  const [isChoosing, choose] = useState(false);
  const outside = useOutside(stage, session);
  useDrawnAhead(pages);
  const shown = useRef(pages);
  if (shown.current !== pages) {
    const { block, offset } = placeIn(shown.current.page(now().folds), now().pager.top);
    shown.current = pages;
    send({ step: { type: 'block', block, offset }, pages, height });
  }

  const step = (each: ReadingStep): void => void send({ step: each, pages, height });
  const say = (words: string | undefined): void => (words === undefined ? undefined : step({ type: 'say', words }));

  const press = (stroke: Stroke): unknown => {
    const { pager, mark } = now();
    const { search } = pager;
    if (search.open) {
      const move = moveOfSearch(stroke, search.words);
      return move && step({ type: 'move', move });
    }
    if (mark !== undefined) return pressBlock(stroke, mark);
    const intent = intentOf('report', stroke);
    const move = moveOf(intent, height, search.words !== '');
    if (move) return step({ type: 'move', move });
    switch (intent) {
      case 'back':
        return props.onBack();
      case 'headings':
        return choose(pages.book.blocks.some(({ heading }) => heading));
      case 'fold':
      case 'fold-all':
        return step({ type: intent });
      case 'next-finding':
      case 'previous-finding':
        return step({ type: 'finding', step: intent === 'next-finding' ? 1 : -1 });
      case 'copy':
        return step({ type: 'mark' });
      case 'edit':
        return void outside.edit().then(say);
      case 'pager':
        return void outside.page().then(say);
      case 'help':
        return props.onHelp('report', 'block');
      default:
        return undefined;
    }
  };
  const pressBlock = (stroke: Stroke, mark: number): unknown => {
    const intent = intentOf('block', stroke);
    const leaf = pages.book.blocks[mark];
    switch (intent) {
      case 'up':
      case 'down':
        return step({ type: 'mark-next', step: intent === 'down' ? 1 : -1 });
      case 'take':
        step({ type: 'unmark' });
        return leaf && say(copyLeaf(leaf, stage.output));
      case 'open':
        return void outside.open(leaf && diagramIn(leaf)).then(say);
      case 'back':
        return step({ type: 'unmark' });
      case 'help':
        return props.onHelp('block', 'report');
      case undefined:
        return undefined;
      default:
        return intent satisfies never;
    }
  };
  useKeys((stroke) => {
    // Keys that come in one chunk are keys all the same.
    if (stroke.kind === 'text' && !now().pager.search.open) for (const key of stroke.text) press(typed(key));
    else press(stroke);
  }, active && !isChoosing);

  if (isChoosing) {
    const go = (block: number): void => {
      step({ type: 'heading', block });
      choose(false);
    };
    const here = pages.page(reading.folds).blocks[reading.pager.top] ?? 0;
    return <Headings {...props} book={pages.book} here={here} onPick={go} onBack={() => choose(false)} />;
  }
  pages.drawTo(reading.pager.top + height * 2, reading.folds);
  const page = pages.page(reading.folds);
  const { search } = reading.pager;
  const hits = matches(page, search.words);
  return (
    <Stack
      rows={rows}
      parts={[
        { name: 'title', rank: 3, lines: [titleLine(props, page, reading, pages, height)] },
        gap('gap-1'),
        { name: 'text', rank: 0, lines: textRows(theme, page, reading, height, new Set(hits)) },
        gap('gap-2'),
        search.open || (search.words !== '' && reading.mark === undefined && reading.said === undefined)
          ? { name: 'search', rank: 2, lines: [searchLine(theme, columns, reading.pager, hits)] }
          : keysLine(props, reading, pages),
      ]}
    />
  );
}

/** The block at a row, and how far below its first row that is: in another width it stands elsewhere. */
function placeIn({ blocks }: Page, row: number): { block: number; offset: number } {
  const block = blocks[row] ?? 0;
  return { block, offset: Math.max(0, row - blocks.indexOf(block)) };
}

/** What the checks found in the report as it stands: of an older one, the lines would be wrong. */
function useFindings({ checks, draft }: View): readonly Finding[] {
  return useMemo(() => (checks.whole?.revision === draft.revision ? findingsOf(checks) : []), [checks, draft.revision]);
}

/** Whether code is drawn in colour by now. */
function useHighlighter(): boolean {
  const [isLoaded, load] = useState(hasHighlighter);
  useEffect(() => {
    let isShown = true;
    void loadHighlighter().then(() => isShown && load(true));
    return () => {
      isShown = false;
    };
  }, []);
  return isLoaded;
}

/** Draws what is not on the screen yet between the keys, so that no key waits for it. */
function useDrawnAhead(pages: Pages): void {
  const [, drawAgain] = useState(pages);
  useEffect(() => {
    let timer: NodeJS.Timeout | undefined;
    const draw = (): void => {
      if (pages.drawMore(AT_ONCE)) timer = setTimeout(draw, 0);
      else drawAgain(pages);
    };
    timer = setTimeout(draw, 0);
    return () => clearTimeout(timer);
  }, [pages]);
}

function titleLine(
  { theme, columns, session }: ReaderProps,
  page: Page,
  { pager }: Reading,
  pages: Pages,
  height: number,
): string {
  const title = session.view.draft.title ?? 'No report yet';
  return header(theme, columns, title, { end: `${percent(page, pager.top + height, pages)} %` });
}

/** By lines of the file, which are known before all is drawn. */
function percent({ rows, blocks }: Page, bottom: number, { book, drawMore }: Pages): number {
  if (bottom >= rows.length) return drawMore(0) ? 99 : 100;
  const end = book.blocks[blocks[bottom - 1] ?? 0]?.end ?? 0;
  return Math.min(99, Math.round((end / Math.max(1, book.lines)) * 100));
}

/** Always `height` rows, so that the last line stays where it is. Signs in the margin mark a match, and a block. */
function textRows(
  { signs, accent }: Theme,
  { rows, blocks }: Page,
  { pager: { top }, mark }: Reading,
  height: number,
  hits: Set<number>,
): string[] {
  return Array.from({ length: height }, (_, index) => {
    const at = top + index;
    const isMarked = mark !== undefined && blocks[at] === mark && rows[at] !== '';
    const sign = isMarked ? accent(signs.bar) : hits.has(at) ? accent(signs.choice) : ' ';
    return sign + (rows[at] ?? '');
  });
}

/** In the report the way by sections is by the list of them; the hint of it gives room to the others. */
const REPORT_HINTS: HintWords = { 'next-section': '', edit: '' };

function keysLine(props: ReaderProps, { mark, said }: Reading, { book }: Pages): StackPart {
  const { theme, columns, leaving } = props;
  if (said !== undefined && !leaving) {
    return { name: 'said', rank: 2, lines: [row(columns - 1, [[` ${said}`, theme.dim]], [], theme.signs.ellipsis)] };
  }
  const leaf = mark === undefined ? undefined : book.blocks[mark];
  if (!leaf) return lastLine(props, 'report', REPORT_HINTS);
  return lastLine(props, 'block', {
    take: `copy ${titleOf(leaf)}`,
    ...(diagramIn(leaf) === undefined && { open: '' }),
  });
}

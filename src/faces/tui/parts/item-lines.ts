import type { Failure } from '../../../failure.ts';
import type { EngineReason, SessionStarted } from '../../../session/events.ts';
import { type Answer, answerText, type Question } from '../../../session/question.ts';
import type { Item } from '../../../session/view.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { cutToWidth, widthOf } from '../../../text/width.ts';
import { actionWords, leaveWords } from '../../action-words.ts';
import { toolWords } from '../../tool-words.ts';
import { fileLink } from '../markdown/link.ts';
import type { Theme } from '../theme.ts';
import { checkedLines } from './checked-lines.ts';
import { contextLines } from './context-lines.ts';
import { header } from './header.ts';
import { paragraph } from './paragraph.ts';
import { pathFromHome, pathWithin } from './path-within.ts';
import { row, type Span, textWidth } from './row.ts';

/** What items are drawn with. */
export type ItemLook = {
  theme: Theme;
  columns: number;
  started: SessionStarted | undefined;
  /** The user's home folder, where it is known. */
  home?: string | undefined;
  /** For a screen reader: diagrams stay as their source. */
  isSpoken?: boolean;
  /** A model as people call it. */
  modelName(id: string): string;
};

const BRIEF_ROWS = 12;
const SAID_ROWS = 40;

/** So many cells of what a tool is asked stay, however long its outcome. */
const LEAST_TOOL = 24;

/** One thing of the transcript that is no text of the model's, as rows; none where it says nothing to a person. */
export function itemLines(item: Exclude<Item, { kind: 'block' }>, look: ItemLook): string[] {
  const { theme } = look;
  const { signs, dim } = theme;
  switch (item.kind) {
    case 'brief':
      return briefLines(item.text, look);
    case 'said':
      return quoted(item.text, SAID_ROWS, signs.choice, look);
    case 'thought':
      return [line(look, [`thought  ${firstSentence(item.text)}`, dim])];
    case 'tool':
      return [toolLine(item, look)];
    case 'answers':
      return answerLines(item.questions, item.answers, look);
    case 'answer-changed':
      return changedLines(item, look);
    case 'mode':
      return [line(look, [item.readOnly ? READS_ONLY : WRITES_AGAIN, dim])];
    case 'leave':
      return leaveLines(item, look);
    case 'kept':
      return [line(look, ['the report stays as it was saved', dim])];
    case 'adopted': {
      const path = pathWithin(look.started?.workspace ?? '', item.path);
      return [line(look, [`the report is taken as it stands in ${path}`, dim])];
    }
    case 'engine': {
      const words = ENGINE_WORDS[item.reason];
      return words ? [line(look, [words, dim])] : [];
    }
    case 'failure':
      return failureLines(item.failure, look);
    case 'resumed':
      return [line(look, ['taken up again', dim])];
    case 'notice':
      return sentences(item.text, signs.warn, theme.warn, look);
    case 'checked':
      return checkedLines(item.checks, look);
    case 'reverted':
      return sentences(`The repair was undone, because ${item.reason}.`, signs.warn, theme.warn, look);
    case 'saved':
      return [
        header(theme, look.columns, item.draft ? 'Saved for now' : 'Saved', {
          after: [
            savedPath(theme, item.path, pathWithin(look.started?.workspace ?? '', item.path)),
            ...(item.version > 1 ? [`version ${item.version}`] : []),
          ],
        }),
      ];
    default:
      return item satisfies never;
  }
}

/** Where a report was saved, as it is shown: it leads to the file where the terminal makes links. */
export function savedPath(theme: Theme, file: string, shown: string): Span {
  return [shown, (piece) => fileLink(theme, theme.dim(piece), file)];
}

const READS_ONLY = 'read only from here on: nothing but the report is written, nothing is run';
const WRITES_AGAIN = 'files may be written and commands run again, each by your leave';

/** What is said to the model on the user's behalf, for the user. Asking again by hand needs no words. */
const ENGINE_WORDS: Record<EngineReason, string> = {
  'ask-first': 'it began without asking, and is sent back to ask',
  nudge: 'it is told to write the report',
  'go-on': 'it goes on where it was cut',
  retry: '',
  repair: 'the errors go back to the architect',
};

/** Who designs, with what, where; below it the brief, and what came with it. */
function briefLines(brief: string, look: ItemLook): string[] {
  const { theme, columns, started, modelName } = look;
  const model = started?.model.provider === 'planner' ? 'the planner' : modelName(started?.model.id ?? '');
  const after = [model, pathFromHome(look.home ?? '', started?.workspace ?? '')].filter(Boolean);
  const context = contextLines(theme, columns, started?.context ?? []);
  const { provider, notice } = started?.model ?? {};
  // What the planner is, was said before the session began.
  const said = notice && provider !== 'planner' ? ['', ...sentences(notice, theme.signs.warn, theme.warn, look)] : [];
  const mode = started?.options.readOnly ? ['', line(look, [READS_ONLY, theme.dim])] : [];
  return [
    header(theme, columns, started?.persona.name ?? '', { after }),
    '',
    ...quoted(brief, BRIEF_ROWS, theme.signs.rule, look),
    ...(context.length > 0 ? ['', ...context] : []),
    ...mode,
    ...said,
  ];
}

/** Words of the user's, with a mark before their first row, and the rule before the others. */
function quoted(text: string, maxRows: number, mark: string, { theme, columns }: ItemLook): string[] {
  const { accent, dim, signs } = theme;
  const rows = paragraph(text, textWidth(columns) - 2, maxRows, signs.ellipsis);
  const isRule = mark === signs.rule;
  return rows.map((words, at) => ` ${at === 0 && !isRule ? accent(mark) : dim(isRule ? mark : ' ')} ${words}`);
}

function toolLine({ name, input, summary, isError }: Extract<Item, { kind: 'tool' }>, look: ItemLook): string {
  const { signs, dim, warn } = look.theme;
  const outcome = sanitizeLine(isError ? `   ${signs.bad} ${summary}` : `   ${summary}`);
  // Of a long pattern the start is enough; what came of it is the news.
  const room = Math.max(LEAST_TOOL, textWidth(look.columns) - 2 - widthOf(outcome));
  const words = cutToWidth(sanitizeLine(toolWords(name, input)), room, signs.ellipsis);
  return line(look, [words, dim], [outcome, isError ? warn : dim]);
}

/** `   Consistency   The first request; the other becomes a hold`: one row an answer, topics in one column. */
function answerLines(questions: readonly Question[], answers: readonly Answer[], look: ItemLook): string[] {
  const { dim, warn } = look.theme;
  const widest = Math.min(24, Math.max(0, ...questions.map(({ header: topic }) => topic.length)));
  return questions.map(({ id, header: topic }) => {
    const answer = answers.find((given) => given.id === id);
    const said = answer && answerText(answer);
    const given: Span = said ? [said] : ['skipped', warn];
    const by = answer?.by === 'default' ? '   recommended' : answer?.by === 'assumption' ? '   assumed' : '';
    return line(look, [topic.slice(0, widest).padEnd(widest), dim], ['   '], given, [by, dim]);
  });
}

/** The answer as it is now, and below it what it was. */
function changedLines(
  { question, before, answer }: Extract<Item, { kind: 'answer-changed' }>,
  look: ItemLook,
): string[] {
  const was = before && answerText(before);
  return [
    ...answerLines([question], [answer], look),
    line(look, [`${look.theme.signs.ellipsis} before: ${was || 'skipped'}`, look.theme.dim]),
  ];
}

/** What the user allowed, and whatever was not; what a rule of theirs allows goes without saying. */
function leaveLines({ action, leave }: Extract<Item, { kind: 'leave' }>, look: ItemLook): string[] {
  const { signs, dim, warn } = look.theme;
  const outcome = leaveWords(leave);
  if (outcome === undefined) return [];
  const sign: Span[] = leave.allow ? [] : [[`${signs.warn} `, warn]];
  return [line(look, ...sign, [actionWords(action)]), line(look, ['  '], [outcome, leave.allow ? dim : warn])];
}

/** Whether somebody left on purpose, or was made to: they know it. */
export function isLeave({ kind }: Pick<Failure, 'kind'>): boolean {
  return kind === 'interrupted' || kind === 'terminated' || kind === 'hangup';
}

/** What is tried again by itself asks nothing of anybody; when it is not any more, the floor says what to do. */
function failureLines(
  { kind, message, next, retryable }: Extract<Item, { kind: 'failure' }>['failure'],
  look: ItemLook,
): string[] {
  const { signs, bad, dim, warn } = look.theme;
  if (isLeave({ kind })) return [];
  if (kind === 'stopped') return [line(look, [`${signs.warn} stopped; what came is kept`, warn])];
  return [...sentences(message, signs.bad, bad, look), ...(next && !retryable ? sentences(next, ' ', dim, look) : [])];
}

function sentences(text: string, sign: string, paint: (text: string) => string, { columns }: ItemLook): string[] {
  return paragraph(text, textWidth(columns) - 4).map((words, at) => `   ${paint(`${at === 0 ? sign : ' '} ${words}`)}`);
}

function line({ theme, columns }: ItemLook, ...spans: Span[]): string {
  return row(textWidth(columns) + 1, [['   '], ...spans], [], theme.signs.ellipsis);
}

/** Of a summarised thought, which is markdown, the first sentence as plain words. */
function firstSentence(text: string): string {
  const words = text
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /^.{20,}?[.!?](?=\s)/.exec(words)?.[0] ?? words;
}

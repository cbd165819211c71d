import type { ContextRef } from '../../session/events.ts';
import { answerText } from '../../session/question.ts';
import type { Intent, Message } from '../model.ts';
import { tablesIn } from './brief/grammar/without-code.ts';
import { type Reading, readBrief } from './brief/reading.ts';
import { tokens } from './brief/tokens.ts';
import { wishes } from './brief/wishes.ts';
import { COMMON_ASKS } from './knowledge/asks.ts';
import { type RepoReading, readRepo, type Source } from './repo/reading.ts';
import { type Result, readPath, readText, toolResults } from './repo/results.ts';

/** What a request says, read: the brief with what was answered about it, and what stands there. */
export type Understood = { reading: Reading; repo: RepoReading; results: Result[] };

const THINGS = COMMON_ASKS.find(({ topic }) => topic === 'things')?.header;
const EXISTING = COMMON_ASKS.find(({ topic }) => topic === 'existing')?.header;

export function understand(
  intent: Pick<Intent, 'brief' | 'context' | 'asked'>,
  messages: readonly Message[],
): Understood {
  const results = toolResults(messages);
  const given = withTables(intent.brief, readable(intent.context));
  const repo = readRepo(filesOf(results), given);
  const reading = readBrief(wholeBrief(intent), given);
  return { reading: { ...reading, wishes: [...reading.wishes, ...answeredWishes(intent)] }, repo, results };
}

/** The brief, and what was answered when it named no things. */
function wholeBrief({ brief, asked }: Pick<Intent, 'brief' | 'asked'>): string {
  const told = asked.find(({ question }) => question.header === THINGS)?.answer;
  const words = told && told.by !== 'skipped' ? answerText(told) : '';
  return words ? `${brief}. ${words}` : brief;
}

/** What an answer about the existing machinery names: it counts as if the brief had said it. */
function answeredWishes({ asked }: Pick<Intent, 'asked'>): Reading['wishes'] {
  const found = asked.find(({ question }) => question.header === EXISTING);
  if (found?.answer === undefined || found.answer.by === 'skipped') return [];
  return wishes(tokens(answerText(found.answer))).map((wish) => ({
    ...wish,
    words: wish.words,
    cite: `[${found.question.id}]`,
  }));
}

/** What came beside the brief, and the tables that stand in the brief itself as SQL. */
function withTables(brief: string, context: readonly ContextRef[]): ContextRef[] {
  const text = tablesIn(brief);
  return text === '' ? [...context] : [...context, { name: 'the brief', origin: 'piped', bytes: text.length, text }];
}

function readable(context: readonly ContextRef[]): ContextRef[] {
  return context.filter(({ text }) => text.trim() !== '');
}

function filesOf(results: readonly Result[]): Source[] {
  return results.flatMap((result) => {
    const text = result.name === 'read' ? readText(result) : undefined;
    return text === undefined ? [] : [{ path: readPath(result), text }];
  });
}

import type { Message } from '../../../../src/model/model.ts';
import type { Block, ToolUseBlock } from '../../../../src/session/events.ts';
import { isToolUse } from '../../../../src/session/events.ts';
import { type Answer, type Question, recommendedAnswer } from '../../../../src/session/question.ts';
import { eventsOf, type RequestOptions, request } from './planning.ts';

/** A repo of a few files behind the tools that the planner uses. */
export type Repo = Record<string, string>;

export type Turn = { content: Block[]; stop: string; thinking: string };

export type Session = {
  turns: Turn[];
  text: string;
  asked: { question: Question; answer?: Answer }[];
  messages: Message[];
  calls: ToolUseBlock[];
};

/** Plays a whole session: answers each tool call as the app would, until the planner ends its turn. */
export async function play(
  brief: string,
  repo: Repo,
  answer: (question: Question) => Answer | undefined,
  options: RequestOptions = {},
): Promise<Session> {
  const messages: Message[] = [{ role: 'user', content: [{ type: 'text', text: brief }] }];
  const asked: Session['asked'] = [];
  const turns: Turn[] = [];
  const calls: ToolUseBlock[] = [];
  for (let count = 0; count < 10; count++) {
    const events = await eventsOf(
      request(brief, { policy: 'when-unclear', offered: ['glob', 'read', 'grep', 'ask'], ...options, messages, asked }),
    );
    const last = events.at(-1);
    if (last?.type !== 'ended') throw new Error(JSON.stringify(last));
    const text = events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('');
    turns.push({
      content: last.content,
      stop: last.stop,
      thinking: events.flatMap((event) => (event.type === 'thinking' ? [event.text] : [])).join(''),
    });
    if (last.stop !== 'tool_use') return { turns, text, asked, messages, calls };
    messages.push({ role: 'assistant', content: last.content });
    const open = last.content.filter(isToolUse);
    calls.push(...open);
    messages.push({
      role: 'user',
      content: open.map((call) => ({
        type: 'tool_result',
        tool_use_id: call.id,
        content: run(call, repo, asked, answer),
      })),
    });
  }
  throw new Error('The planner never came to an end.');
}

function run(
  { name, input }: ToolUseBlock,
  repo: Repo,
  asked: Session['asked'],
  answer: (question: Question) => Answer | undefined,
): string {
  const fields = input as {
    pattern?: string;
    path?: string;
    questions?: (Omit<Question, 'id'> & { options: { label: string }[] })[];
  };
  if (name === 'glob') return globbed(fields.pattern ?? '', repo);
  if (name === 'read') {
    const text = repo[fields.path ?? ''];
    return text === undefined
      ? 'There is no such file.'
      : text
          .split('\n')
          .map((line, at) => `${String(at + 1).padStart(6)}\t${line}`)
          .join('\n');
  }
  for (const item of fields.questions ?? []) {
    const question: Question = { ...item, id: `Q${asked.length + 1}` };
    const given = answer(question);
    asked.push(given ? { question, answer: given } : { question });
  }
  return 'answered';
}

/** As far as the planner's own patterns go: an ending, or one of several names. */
function globbed(pattern: string, repo: Repo): string {
  const last = pattern.split('/').at(-1) ?? '';
  const parts = last
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, list: string) => `(?:${list.replaceAll(',', '|')})`)
    .replaceAll('*', '[^/]*');
  const matched = Object.keys(repo).filter((path) => new RegExp(`(?:^|/)${parts}$`).test(path));
  return matched.length === 0 ? 'No file matches.' : matched.join('\n');
}

export const recommended = (question: Question): Answer => recommendedAnswer(question, 'default');

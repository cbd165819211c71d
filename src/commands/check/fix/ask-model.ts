import type { Failure } from '../../../failure.ts';
import type { Model, ModelRequest } from '../../../model/model.ts';
import { type Block, textOf } from '../../../session/events.ts';
import type { Finding } from '../../../session/finding.ts';
import { type Edit, editSpec, editsIn } from './edits.ts';
import prose from './prompt.md';

/** What the model wants changed, and what it says about it. */
export type Proposal = { edits: Edit[]; words: string };

/** Sends a document with its findings, and gives what comes back. */
export async function askModel(
  model: Model,
  { path, text, findings }: { path: string; text: string; findings: readonly Finding[] },
  signal: AbortSignal,
): Promise<Proposal | Failure> {
  let content: readonly Block[] | undefined;
  for await (const event of model.stream(requestFor(path, text, findings), signal)) {
    if (event.type === 'failed') return event.failure;
    if (event.type === 'ended') content = event.content;
  }
  return { edits: editsIn(content ?? []), words: textOf(content ?? []).trim() };
}

function requestFor(path: string, text: string, findings: readonly Finding[]): ModelRequest {
  const list = findings.map(({ level, rule, line, message, with: others = [] }) => {
    const also = others.length > 0 ? ` (also line ${others.join(', ')})` : '';
    return `line ${line}, ${level}, ${rule}: ${message}${also}`;
  });
  const said = `<document path=${JSON.stringify(path)}>\n${text}\n</document>\n\n<findings>\n${list.join('\n')}\n</findings>`;
  return {
    system: prose.trim(),
    tools: [editSpec],
    messages: [{ role: 'user', content: [{ type: 'text', text: said }] }],
    intent: { persona: NOBODY, sections: [], brief: '', context: [], asked: [], said: [] },
  };
}

/** Only the planner reads it, which cannot mend. */
const NOBODY = { slug: '', name: '', prompt: '', questions: 'never', source: '' } as const;

import { type Entries, pick } from './entries.ts';
import type { Problem } from './persona.ts';
import { warning } from './problem.ts';
import type { Value } from './yaml.ts';

/** `model` in the file's own words, and what they come to: a family or a Claude id; absent for the session's model. */
export type ModelWords = { model?: string; wantedModel?: string; problems: Problem[] };

const FAMILY = /opus|sonnet|haiku|fable|mythos/i;
const SESSION = /^(?:inherit|default|auto|null|~)$/i;
/** A family as Claude Code takes it, perhaps with the long context asked for. */
const ALIAS = /^(opus|sonnet|haiku|fable|mythos)(?:plan|\[1m\])?$/i;
/** Claude ids of the first four generations, before Opus and Sonnet 4.5: none of them answers any more. */
const RETIRED = /^claude-(?:[123]\b|instant|v\d|(?:opus|sonnet)-4(?:-[01])?(?:-\d{8})?$)/;

/** What the file says of the model. Of several (a list, `a | b`) the first Claude counts. */
export function readModel(entries: Entries): ModelWords {
  const entry = pick(entries, 'model');
  if (!entry) return { problems: [] };
  const names = namesIn(entry.value);
  if (names.length === 0) return { problems: [] };
  const model = names.join(', ');
  if (names.some((name) => SESSION.test(name))) return { model, problems: [] };
  const found = names.map(claudeIn).find((name) => name !== undefined);
  const problem = (message: string) => [
    warning('model', `${model}: ${message}; the session's model is taken`, entry.line),
  ];
  if (found === undefined) return { model, problems: problem('no model of Claude') };
  if (RETIRED.test(found)) return { model, problems: problem('retired') };
  const exact = names.length === 1 && (ALIAS.test(model) || model.includes(found));
  const problems = exact
    ? []
    : [{ level: 'note', rule: 'model', message: `${model}: taken as ${found}`, line: entry.line } as const];
  return { model, wantedModel: found, problems };
}

function namesIn(value: Value): string[] {
  const names = typeof value === 'string' ? value.split(/[|,\n]/) : Array.isArray(value) ? value.flat() : [];
  return names
    .filter((name) => typeof name === 'string')
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter(Boolean);
}

/** `opus`, `claude-opus-5-5` whatever provider stands before it, or the family in "Claude Sonnet 4.5 (copilot)". */
function claudeIn(name: string): string | undefined {
  const alias = ALIAS.exec(name)?.[1];
  if (alias) return alias.toLowerCase();
  const id = /(?:^|[/.])(claude-[a-z0-9.-]+)/i.exec(name)?.[1]?.toLowerCase();
  if (id) return id.replace(/(?<=\d)\.(?=\d)/g, '-').replace(/-v\d+$/, '');
  return /claude/i.test(name) ? FAMILY.exec(name)?.[0].toLowerCase() : undefined;
}

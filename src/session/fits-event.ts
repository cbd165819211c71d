import type { EventBody } from './events.ts';

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isAnything: Check = () => true;
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const fields =
  (shape: Shape): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(shape).every(([name, check]) =>
      check(Object.hasOwn(value, name) ? value[name as never] : undefined),
    );

const failure = fields({ kind: isText, message: isText, next: maybe(isText), waitMs: maybe(isNumber) });
const usage = fields({ input: isNumber, output: isNumber, cacheRead: isNumber, cacheWrite: isNumber });
const block: Check = (value) =>
  fields({ type: isText })(value) && (BLOCKS[(value as { type: string }).type] ?? isAnything)(value);
const BLOCKS: Readonly<Record<string, Check>> = {
  text: fields({ text: isText }),
  thinking: fields({ thinking: isText }),
  tool_use: fields({ id: isText, name: isText }),
};
const model = fields({ provider: isText, id: isText, effort: maybe(isText), notice: maybe(isText) });
const rules = fields({ allow: listOf(isText), ask: listOf(isText), deny: listOf(isText) });
const limits: Shape = {
  budget: maybe(isNumber),
  maxTurns: maybe(isNumber),
  out: maybe(isText),
  save: maybe(isFlag),
  checks: maybe(isFlag),
  readOnly: maybe(isFlag),
  sendSecrets: maybe(isFlag),
  questions: maybe(isText),
  rules: maybe(rules),
};
const context = listOf(fields({ name: isText, origin: isText, text: isText }));
const question = fields({
  id: isText,
  header: isText,
  question: isText,
  kind: isText,
  options: listOf(fields({ label: isText, effect: maybe(isText) })),
  why: maybe(isText),
  because: maybe(isText),
  recommended: maybe((value) => isText(value) || listOf(isText)(value)),
});
const answer = fields({ id: isText, by: isText, chosen: listOf(isText), text: maybe(isText), note: maybe(isText) });
const action: Check = (value) =>
  fields({ kind: isText })(value) && (ACTIONS[(value as { kind: string }).kind] ?? isAnything)(value);
const ACTIONS: Readonly<Record<string, Check>> = {
  write: fields({ path: isText, real: isText, diff: isText }),
  run: fields({ command: isText }),
  fetch: fields({ url: isText, host: isText }),
  call: fields({ server: isText, tool: isText }),
};
const finding = fields({ level: isText, rule: isText, message: isText, line: isNumber, with: maybe(listOf(isNumber)) });
const saved: Shape = { path: isText, version: isNumber, hash: isText, draft: maybe(isFlag) };
const ended: Shape = { usage: maybe(usage), cost: maybe(isNumber) };

/** What the events that stand in a journal are made of, as far as anybody reads it; the compiler keeps it complete. */
const SHAPES: Readonly<Record<EventBody['type'], Shape>> = {
  'session.started': {
    id: isText,
    persona: fields({ slug: isText, name: isText, prompt: isText, questions: isText, color: maybe(isText) }),
    brief: isText,
    context,
    model,
    workspace: isText,
    system: isText,
    tools: listOf(fields({ name: isText })),
    servers: maybe(listOf(isText)),
    sections: listOf(isText),
    options: fields({ ...limits, maxTurns: isNumber }),
  },
  'session.resumed': { limits: fields(limits) },
  'model.changed': { model },
  'turn.started': { turn: isNumber },
  'text.delta': { turn: isNumber, text: isText },
  'thinking.delta': { turn: isNumber, text: isText },
  'turn.waiting': { turn: isNumber, attempt: isNumber, waitMs: isNumber, failure },
  'text.settled': { turn: isNumber, markdown: isText, anew: maybe(isFlag) },
  'text.tail': { turn: isNumber, markdown: isText },
  'turn.ended': { ...ended, turn: isNumber, content: listOf(block), stop: isText },
  'turn.failed': { ...ended, turn: isNumber, failure, partial: isText },
  'stop.asked': {},
  'engine.said': { reason: isText, text: isText },
  'question.asked': { call: isText, questions: listOf(question) },
  'question.answered': { call: isText, answers: listOf(answer), enough: maybe(isFlag), oneByOne: maybe(isFlag) },
  'question.replied': { call: isText, text: isText, about: maybe(isText) },
  'answer.changed': { answer, words: isText },
  'tool.started': { call: isText, name: isText },
  'tool.output': { call: isText, text: isText },
  'tool.ended': { call: isText, output: isText, isError: isFlag, summary: isText },
  'permission.asked': { call: isText, action, offer: maybe(isText), guarded: maybe(isText) },
  'permission.given': {
    call: isText,
    action,
    leave: fields({ allow: isFlag, by: isText, rule: maybe(isText), words: maybe(isText) }),
  },
  'mode.changed': { readOnly: isFlag },
  'floor.given': {},
  'user.said': { text: isText },
  'context.added': { context },
  notice: { text: isText },
  'artifact.checked': {
    round: isNumber,
    part: fields({ index: isNumber, kind: isText, line: isNumber, proof: isText, findings: listOf(finding) }),
  },
  'together.checked': {
    round: isNumber,
    count: isNumber,
    findings: listOf(finding),
    inventory: listOf(isText),
    lost: listOf(isText),
    disputes: listOf(fields({ rule: isText, message: isText, line: isNumber, reason: isText })),
  },
  'report.reverted': { reason: isText },
  'report.proposed': {},
  'report.accepted': {},
  'report.kept': {},
  'report.adopted': {
    ...saved,
    markdown: isText,
    sent: maybe(isText),
    words: isText,
    asked: listOf(fields({ question, answer: maybe(answer) })),
  },
  'report.saving': saved,
  'report.saved': saved,
  'report.unsaved': { failure },
  'session.cancelled': { failure },
  'session.failed': { failure },
  'session.ended': {},
};

/**
 * Whether a value with a type is an event as the folds read it: `unknown` is one of a version that knows more. Of a
 * block or an action of an unknown kind only the kind is looked at. Fields that nobody reads may hold anything.
 */
export function fitsEvent(value: { type: string }): 'fits' | 'unknown' | 'wrong' {
  const shape = Object.hasOwn(SHAPES, value.type) ? SHAPES[value.type as EventBody['type']] : undefined;
  if (!shape) return 'unknown';
  return fields(shape)(value) ? 'fits' : 'wrong';
}

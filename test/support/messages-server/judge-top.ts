import { type Fields, fields, isObject, list } from './json.ts';
import { type Problem, refused } from './judge.ts';

const KNOWN = new Set([
  ...['model', 'messages', 'max_tokens', 'system', 'tools', 'tool_choice', 'stream', 'thinking', 'metadata'],
  ...['stop_sequences', 'cache_control', 'container', 'context_management', 'diagnostics', 'inference_geo'],
  ...['mcp_servers', 'output_config', 'service_tier', 'speed'],
]);
/** Taken by older versions of the API, refused by today's. */
const REMOVED = ['temperature', 'top_p', 'top_k'];
const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'];
/** These always think, adaptively, and cannot be forced to use a tool. */
const ALWAYS_THINKS = /^claude-(opus-5-5|fable-5|mythos-5)/;
const FORCES_NO_TOOL = /^claude-(opus-5-5|sonnet-5-5|(fable|mythos)-5-[12])/;
const NOT_ADAPTIVE = /^claude-(opus|sonnet|haiku)-4-5/;

/** What is wrong with the parameters beside the messages. */
export function topProblems(body: Fields): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(body)) {
    if (REMOVED.includes(name)) problems.push(refused('removed', `${name} is no longer taken`));
    else if (!KNOWN.has(name)) problems.push(refused('unknown', `${name}: extra inputs are not permitted`));
  }
  const { model, max_tokens: most, stream, messages } = body;
  if (typeof model !== 'string' || !model) problems.push(refused('model', 'model: field required'));
  if (!Number.isInteger(most) || Number(most) < 1) problems.push(refused('max-tokens', 'max_tokens: field required'));
  if (stream !== true) problems.push({ rule: 'stream', message: 'not a streaming request' });
  if (list(messages).length === 0) problems.push(refused('messages', 'messages: at least one message is required'));
  return [
    ...problems,
    ...systemProblems(body.system),
    ...toolProblems(body),
    ...thinkingProblems(body),
    ...cacheProblems(body),
  ];
}

function systemProblems(system: unknown): Problem[] {
  if (system === undefined || typeof system === 'string') return [];
  if (!Array.isArray(system)) return [refused('system', 'system: neither a string nor a list')];
  return system
    .filter((block) => fields(block).type !== 'text' || !String(fields(block).text ?? '').trim())
    .map(() => refused('system', 'system: text content blocks must be non-empty'));
}

function toolProblems({ tools, tool_choice: choice, model }: Fields): Problem[] {
  const problems: Problem[] = [];
  const names = list(tools).map((tool) => String(fields(tool).name));
  for (const tool of list(tools)) {
    const { name, type, input_schema: schema } = fields(tool);
    if (!/^[a-zA-Z0-9_-]{1,128}$/.test(String(name))) problems.push(refused('tool-name', `tools: bad name ${name}`));
    if (type === undefined && fields(schema).type !== 'object') {
      problems.push(refused('tool-schema', `tools: the schema of ${name} is no object`));
    }
  }
  if (new Set(names).size < names.length) problems.push(refused('tool-name', 'tools: names must be unique'));
  if (isObject(choice) && ['any', 'tool'].includes(String(choice.type)) && FORCES_NO_TOOL.test(String(model))) {
    problems.push(refused('tool-choice', `${model} cannot be forced to use a tool`));
  }
  return problems;
}

function thinkingProblems({ thinking, output_config: output, model, max_tokens: most }: Fields): Problem[] {
  const problems: Problem[] = [];
  const { type, budget_tokens: budget } = fields(thinking);
  if (thinking !== undefined) {
    if (!['adaptive', 'between_tools', 'disabled', 'enabled'].includes(String(type))) {
      problems.push(refused('thinking', `thinking.type: ${type}`));
    }
    const wrong = ALWAYS_THINKS.test(String(model)) ? type !== 'adaptive' : false;
    if (wrong || (NOT_ADAPTIVE.test(String(model)) && type === 'adaptive')) {
      problems.push(refused('thinking', `${model} does not take thinking.type ${type}`));
    }
    if (type === 'enabled' && !(Number(budget) >= 1024 && Number(budget) < Number(most))) {
      problems.push(refused('thinking', `thinking.budget_tokens: ${budget}`));
    }
  }
  const { effort } = fields(output);
  if (effort !== undefined && !EFFORTS.includes(String(effort))) problems.push(refused('effort', `effort: ${effort}`));
  return problems;
}

function cacheProblems(body: Fields): Problem[] {
  const marks = marksIn(body);
  const problems = marks
    .filter(({ mark }) => fields(mark).type !== 'ephemeral')
    .map(({ at }) => refused('cache', `${at}: not an ephemeral mark`));
  if (marks.length > 4) problems.push(refused('cache', `at most 4 cache marks, found ${marks.length}`));
  for (const { at, on } of marks) {
    if (/thinking$/.test(String(on.type))) problems.push(refused('cache', `${at}: no mark may stand on thinking`));
  }
  return problems;
}

function marksIn(value: unknown, at = '$'): { mark: unknown; at: string; on: Fields }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => marksIn(each, `${at}.${index}`));
  if (!isObject(value)) return [];
  const { cache_control: mark, input: _input, input_schema: _schema, ...rest } = value;
  const own = mark === undefined ? [] : [{ mark, at, on: value }];
  return [...own, ...Object.entries(rest).flatMap(([key, each]) => marksIn(each, `${at}.${key}`))];
}

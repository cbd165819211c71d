import { type Fields, fields, isObject, list } from './json.ts';
import { type Problem, refused } from './judge.ts';

const KEYS: Record<string, string[]> = {
  text: ['text', 'citations'],
  thinking: ['thinking', 'signature'],
  redacted_thinking: ['data'],
  tool_use: ['id', 'name', 'input', 'caller'],
  server_tool_use: ['id', 'name', 'input', 'caller'],
  tool_result: ['tool_use_id', 'content', 'is_error'],
};
const OF_USER = ['text', 'image', 'document', 'search_result', 'tool_result', 'container_upload'];
const NOT_OF_ASSISTANT = ['image', 'document', 'search_result', 'tool_result', 'container_upload'];
const NO_SYSTEM_ROLE = /^claude-(sonnet-4|haiku-4|opus-4-[567])/;

/** What is wrong with the messages, each for itself. */
export function blockProblems(body: Fields): Problem[] {
  return list(body.messages).flatMap((message, index) => {
    const at = `messages.${index}`;
    const { role, content, ...more } = fields(message);
    const problems = Object.keys(more).map((key) => refused('unknown', `${at}.${key}: extra inputs are not permitted`));
    if (!['user', 'assistant', 'system'].includes(String(role))) problems.push(refused('role', `${at}.role: ${role}`));
    if (role === 'system' && NO_SYSTEM_ROLE.test(String(body.model))) {
      problems.push(refused('role', `${at}: role 'system' is not supported on this model`));
    }
    const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : list(content);
    if (blocks.length === 0) problems.push(refused('empty', `${at}: messages must have non-empty content`));
    return [
      ...problems,
      ...blocks.flatMap((block, place) => blockProblem(fields(block), String(role), `${at}.content.${place}`)),
    ];
  });
}

function blockProblem(block: Fields, role: string, at: string): Problem[] {
  const { type, cache_control: _mark, ...rest } = block;
  const kind = String(type);
  if (!mayStand(kind, role)) return [refused('block', `${at}: no \`${kind}\` in ${role} messages`)];
  const known = KEYS[kind];
  const problems = Object.keys(rest)
    .filter((key) => known && !known.includes(key))
    .map((key) => refused('unknown', `${at}.${kind}.${key}: extra inputs are not permitted`));
  const wrong = (rule: string, message: string) => problems.push(refused(rule, `${at}: ${message}`));
  switch (kind) {
    case 'text':
      if (typeof block.text !== 'string' || !block.text.trim()) wrong('empty', 'text must be non-empty');
      break;
    case 'thinking':
      if (typeof block.thinking !== 'string') wrong('thinking', 'thinking without words');
      if (typeof block.signature !== 'string' || !block.signature) wrong('thinking', 'thinking without signature');
      break;
    case 'tool_use':
    case 'server_tool_use':
      if (!/^[a-zA-Z0-9_-]+$/.test(String(block.id))) wrong('tool-id', `bad id ${block.id}`);
      if (typeof block.name !== 'string' || !block.name) wrong('tool-name', 'a call without a name');
      if (!isObject(block.input)) wrong('tool-input', 'the input is no object');
      break;
    case 'tool_result':
      if ('is_error' in block && typeof block.is_error !== 'boolean') wrong('tool-result', 'is_error is no boolean');
      if (block.is_error && !String(block.content ?? '')) wrong('tool-result', 'an error without words');
      break;
  }
  return problems;
}

function mayStand(kind: string, role: string): boolean {
  if (role === 'user') return OF_USER.includes(kind);
  return role === 'assistant' ? !NOT_OF_ASSISTANT.includes(kind) : kind === 'text';
}

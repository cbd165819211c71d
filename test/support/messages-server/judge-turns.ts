import type { Fields } from './json.ts';
import { type Problem, refused } from './judge.ts';
import { type Memory, type Turn, turnsOf } from './memory.ts';

/** What is wrong with the messages beside each other. */
export function turnProblems(body: Fields, memory: Memory): Problem[] {
  const turns = turnsOf(body);
  const problems = turns.flatMap((turn, place) => oneTurn(turn, turns[place - 1], turns[place + 1]));
  if (turns[0] && turns[0].role !== 'user') problems.push(refused('first', 'the first message must be the user’s'));
  const ids = turns.flatMap((turn) => callsOf(turn));
  if (new Set(ids).size < ids.length) problems.push(refused('tool-id', '`tool_use` ids must be unique'));
  if (turns.at(-1)?.role === 'assistant' && !memory.paused) {
    problems.push(refused('prefill', 'the conversation must end with a user message'));
  }
  return problems;
}

function oneTurn(turn: Turn, before: Turn | undefined, after: Turn | undefined): Problem[] {
  switch (turn.role) {
    case 'system':
      return systemTurn(before, after);
    case 'assistant':
      return assistantTurn(turn, after);
    case 'user':
      return userTurn(turn, before);
    default:
      return [];
  }
}

function systemTurn(before: Turn | undefined, after: Turn | undefined): Problem[] {
  const problems: Problem[] = [];
  if (before?.role !== 'user') problems.push(refused('system-place', 'a system message must follow a user message'));
  if (after?.role === 'user')
    problems.push(refused('system-place', 'a system message must not precede a user message'));
  return problems;
}

function assistantTurn(turn: Turn, after: Turn | undefined): Problem[] {
  const problems: Problem[] = [];
  const answered = new Set(after?.role === 'user' ? resultsOf(after) : []);
  const open = callsOf(turn).filter((id) => !answered.has(id));
  if (open.length > 0) {
    const message = `\`tool_use\` ids without \`tool_result\` immediately after: ${open.join(', ')}`;
    problems.push(refused('tool-answered', message));
  }
  const last = turn.blocks.at(-1);
  if (last && /thinking$/.test(String(last.block.type))) {
    problems.push(refused('thinking-last', `${last.at}: an assistant turn cannot end in thinking`));
  }
  return problems;
}

function userTurn(turn: Turn, before: Turn | undefined): Problem[] {
  const problems: Problem[] = [];
  const calls = new Set(before?.role === 'assistant' ? callsOf(before) : []);
  const results = resultsOf(turn);
  for (const id of results) {
    if (!calls.has(id)) problems.push(refused('tool-orphan', `unexpected \`tool_use_id\` in a \`tool_result\`: ${id}`));
  }
  if (new Set(results).size < results.length) problems.push(refused('tool-result', 'each call has a single result'));
  const kinds = turn.blocks.map(({ block }) => block.type === 'tool_result');
  if (kinds.lastIndexOf(true) > kinds.indexOf(false) && kinds.includes(false) && kinds.includes(true)) {
    problems.push(refused('tool-first', '`tool_result` blocks must come first in a user turn'));
  }
  return problems;
}

function callsOf({ blocks }: Turn): string[] {
  return blocks.filter(({ block }) => block.type === 'tool_use').map(({ block }) => String(block.id));
}

function resultsOf({ blocks }: Turn): string[] {
  return blocks.filter(({ block }) => block.type === 'tool_result').map(({ block }) => String(block.tool_use_id));
}

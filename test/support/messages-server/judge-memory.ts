import type { Fields } from './json.ts';
import { type Problem, refused } from './judge.ts';
import { conversationOf, exact, type Memory, piecesOf, turnsOf } from './memory.ts';

/** What does not fit what this server said before: thinking, calls, and everything that went before them. */
export function memoryProblems(body: Fields, memory: Memory): Problem[] {
  const pieces = piecesOf(body);
  const blocks = turnsOf(body).flatMap((turn) => turn.blocks.map((each) => ({ ...each, role: turn.role })));
  const problems = blocks.flatMap(({ block, at }, place) => {
    switch (block.type) {
      case 'thinking':
        return thinkingProblems(block, at, pieces.slice(0, place + 2), memory);
      case 'redacted_thinking':
        return memory.redacted.has(String(block.data)) ? [] : [refused('thinking', `${at}: never given out`)];
      case 'tool_use':
        return callProblems(block, at, blocks, memory);
      case 'tool_result':
        return resultProblems(block, at, memory);
      default:
        return [];
    }
  });
  return [...problems, ...prefixProblems(body, pieces, memory)];
}

function thinkingProblems(block: Fields, at: string, before: string[], memory: Memory): Problem[] {
  const given = memory.thinking.get(String(block.signature));
  if (!given) return [refused('thinking', `${at}: invalid \`signature\` in \`thinking\` block`)];
  if (given.words !== block.thinking) return [refused('thinking', `${at}: \`thinking\` blocks cannot be modified`)];
  const same = given.before.length === before.length && given.before.every((piece, index) => piece === before[index]);
  return same ? [] : [refused('thinking-bound', `${at}: the block is bound to a different conversation`)];
}

function callProblems(block: Fields, at: string, blocks: { block: Fields }[], memory: Memory): Problem[] {
  const given = memory.calls.get(String(block.id));
  if (!given) return [{ rule: 'call', message: `${at}: this server never made the call ${block.id}` }];
  const problems: Problem[] = [];
  if (!given.whole) problems.push({ rule: 'call', message: `${at}: the call ${block.id} never came to its end` });
  if (given.name !== block.name) problems.push({ rule: 'call', message: `${at}: another name than was given` });
  if (given.input !== undefined && given.input !== exact(block.input)) {
    problems.push({ rule: 'call', message: `${at}: another input than was given` });
  }
  const present = new Set(blocks.map((each) => each.block.signature));
  if (given.thoughts.some((signature) => !present.has(signature))) {
    problems.push(refused('thinking', `${at}: the thinking before this call is missing`));
  }
  return problems;
}

function resultProblems(block: Fields, at: string, memory: Memory): Problem[] {
  const given = memory.calls.get(String(block.tool_use_id));
  const ran = given?.whole && given.input === undefined && block.is_error !== true;
  return ran ? [{ rule: 'call', message: `${at}: a call with broken input was answered as if it had run` }] : [];
}

/** A request that holds a reply goes on with an earlier one, and keeps every byte of it that was ever answered. */
function prefixProblems(body: Fields, pieces: string[], memory: Memory): Problem[] {
  if (!turnsOf(body).some(({ role }) => role === 'assistant')) return [];
  const earlier = memory.conversations.get(conversationOf(pieces));
  if (!earlier) return [{ rule: 'append-only', message: 'its tools, system prompt or first message were changed' }];
  const settled = earlier.pieces.slice(0, earlier.settled);
  const changed = settled.find((piece, index) => piece !== pieces[index]);
  return changed === undefined ? [] : [{ rule: 'append-only', message: `changed or lost: ${changed.slice(0, 200)}` }];
}

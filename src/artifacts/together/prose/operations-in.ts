import { isCreation } from '../contract/resource.ts';
import type { Operation } from '../design.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { endpointsIn } from './endpoints.ts';
import type { HttpContract } from './http-contract.ts';
import { matchOperation } from './match-operation.ts';

/**
 * Operations that a text names in one breath, and where; none where it names a call that the contract does not have.
 * `to`: how far it speaks of them, where that is less than the whole sentence; `isOneOf`: one of them is meant, not all.
 */
export type NamedOperations = { operations: Operation[]; at: number; to?: number; isOneOf?: boolean };

const ID = String.raw`\x60?[A-Z]{1,4}-?\d{1,3}\x60?`;
const IDS = new RegExp(
  String.raw`(?<![\w-])${ID}(?:\s*(?:,|and|or|to|through|–|—|-|…|&|\/)\s*(?:and\s+|or\s+)?${ID})*(?![\w-])`,
  'g',
);
const SPAN = /\b(?:to|through)\b|[–—…-]/;

/** Operations by their call, by their id in a code span, or by the short id that a table gives them (`E1 to E4`). */
export function operationsIn(text: string, { operations }: HttpContract): NamedOperations[] {
  const calls = endpointsIn(text).map(({ method, path, at }): NamedOperations => {
    const match = matchOperation(operations, method, path);
    return { operations: match.is === 'known' ? match.operations.slice(0, 1) : [], at };
  });
  const ids = [...text.matchAll(/`(\w+)(?:\(\))?`/g)].flatMap(({ 1: id, index }) => {
    const operation = operations.find((one) => one.id === id);
    return operation ? [{ operations: [operation], at: index }] : [];
  });
  const told = calls.length + ids.length > 0 ? [] : createdIn(text, operations);
  const short = operations.some(({ id }) => /^[A-Z]{1,4}-?\d{1,3}$/.test(id ?? ''));
  const groups = short ? [...text.matchAll(IDS)].flatMap((match) => groupOf(match, operations)) : [];
  return [...calls, ...ids, ...told, ...groups].sort((a, b) => a.at - b.at);
}

/** `Creating a rule …`, at the beginning of a sentence: the one call that makes what its path ends in (`POST /alarm-rules`). */
function createdIn(text: string, operations: readonly Operation[]): NamedOperations[] {
  const [, ...words] = CREATING.exec(text) ?? [];
  const things = words.filter((word) => word !== undefined).map((word) => stem(word.toLowerCase()));
  if (things.length === 0) return [];
  const made = operations.filter((one) => {
    const last = wordsOf(one.path.slice(one.path.lastIndexOf('/') + 1)).map(stem);
    return (
      isCreation(one) && last.length > 0 && last.slice(-things.length).join() === things.slice(-last.length).join()
    );
  });
  return made.length === 1 ? [{ operations: made, at: 0 }] : [];
}

const CREATING =
  /^\W*(?:creating|making|adding|registering|placing|submitting|repeating the creation of) (?:an?|one|the same) (?:(?!that\b|which\b|with\b|for\b|to\b)([a-z]+) )?([a-z]+) (?:that|which|with|whose|twice|again|answers?|returns?|gets|gives)\b/i;

/** `E1 to E3, E5`: all from E1 on to E3, in the order of their table, and E5. */
function groupOf({ 0: text, index }: RegExpExecArray, operations: readonly Operation[]): NamedOperations[] {
  const found = new Set<Operation>();
  let last = -1;
  let end = 0;
  for (const match of text.matchAll(new RegExp(ID, 'g'))) {
    const at = operations.findIndex(({ id }) => id === match[0].replaceAll('`', ''));
    if (at < 0) return [];
    const spans = last >= 0 && SPAN.test(text.slice(end, match.index));
    for (let one = spans ? last : at; one <= at; one++) {
      const operation = operations[one];
      if (operation) found.add(operation);
    }
    last = at;
    end = match.index + match[0].length;
  }
  return found.size > 0 ? [{ operations: [...found], at: index }] : [];
}

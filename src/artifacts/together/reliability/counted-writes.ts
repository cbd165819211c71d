import type { Design, Operation } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { WORD_NUMBERS } from '../word-numbers.ts';

const NUMBER = String.raw`(\d{1,2}|${Object.keys(WORD_NUMBERS).join('|')})`;
const KEY = String.raw`(?:\bthe )?(?:X-)?Idempotency-Key\b`;
const TAKES = '(?:all )?(?:requires?|needs?|takes?|carr(?:y|ies)|expects?|demands?|must (?:carry|have|send|bring))';
const CALLS =
  '(?:POST |write |writing |mutating )?(?:POSTs?|writes?|operations?|endpoints?|calls?|requests?|mutations?)';
/** "The three writes people make (acknowledge, resolve, override) require `Idempotency-Key`". */
const COUNTED = new RegExp(
  String.raw`\b(?:the|all|these|our) ${NUMBER} (?:[a-z]+ing )?${CALLS}\b(?: [a-z]+){0,3}(?: ?\([^()]*\))?,? ${TAKES} ${KEY}`,
  'i',
);
/** "The `Idempotency-Key` is required on all five POST operations that users call". */
const ON_COUNTED = new RegExp(
  String.raw`${KEY}(?: header)? (?:is|are) (?:required|mandatory|expected|taken|sent|needed) (?:on|for|by|with|in|from|at) (?:the|all|these|our) ${NUMBER} (?:[a-z]+ing )?${CALLS}\b`,
  'i',
);
/** "`idempotency_mismatch` (known key, other body): the three operations with a key". */
const WITH_KEY = new RegExp(
  String.raw`\b(?:the|all|these|our) ${NUMBER} ${CALLS} with (?:an?|the|such an?) (?:idempotency )?key\b`,
  'i',
);
const DENIED = /\b(?:no|not|never|except|without|optional\w*|would|could|of the)\b/i;

/** A sentence that counts the calls with a key, and how many of the contract have one. */
export type CountedWrites = { said: number; takers: readonly Operation[]; others: readonly Operation[]; line: number };

/**
 * Where a text counts the calls that take an `Idempotency-Key`: as many as the contract has, or more. A contract with
 * more of them is none of its business: it may count those of one kind.
 * @param writes all calls of the contract that write
 */
export function countedWrites({ prose }: Design, writes: readonly Operation[]): CountedWrites[] {
  const takers = writes.filter(({ parameters }) => parameters.some(({ name }) => /idempotency-key/i.test(name)));
  if (takers.length === 0) return [];
  return prose.passages.flatMap(sentencesOf).flatMap(({ text, aside, line }) => {
    const plain = text.replaceAll('`', '').replaceAll('\n', ' ');
    const [all, number = ''] = COUNTED.exec(plain) ?? ON_COUNTED.exec(plain) ?? WITH_KEY.exec(plain) ?? [];
    if (aside || all === undefined || DENIED.test(all.replace(/\([^()]*\)/, ''))) return [];
    const said = WORD_NUMBERS[number.toLowerCase()] ?? Number(number);
    const others = writes.filter((one) => !takers.includes(one));
    return said >= takers.length && said <= writes.length ? [{ said, takers, others, line }] : [];
  });
}

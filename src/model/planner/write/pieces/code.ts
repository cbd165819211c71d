import type { StoreKey } from '../../design/choices.ts';
import type { Design } from '../../design/design.ts';
import { capital } from '../../words/spelling.ts';
import { type Example, exampleOf } from '../code/example.ts';
import { callInGo, writeInGo } from '../code/go.ts';
import { writeElsewhere } from '../code/other-stores.ts';
import { callInPython, writeInPython } from '../code/python.ts';
import { callInTypeScript, testInTypeScript, writeInTypeScript } from '../code/typescript.ts';
import { blocks, fence } from '../markdown.ts';
import type { Piece } from '../piece.ts';

/** The main write, a call to the outside, and a test, in the language of the repo where the planner knows it. */
export const code: Piece = {
  id: 'code',
  title: 'Code',
  must: false,
  named: 'code examples, code, examples, implementation examples',
  near: '',
  write: (design) => codeBlocks(design),
};

type Block = { words: string; fence: string };

function codeBlocks(design: Design): string | undefined {
  const example = exampleOf(design);
  if (example === undefined) return undefined;
  const { key, name } = design.choices.language;
  const known = key === 'python' || key === 'go' || key === 'typescript';
  const note = known
    ? undefined
    : `The planner writes no ${name}; these are the same steps in TypeScript, for ${example.call}.`;
  const store = design.choices.store.key;
  return blocks(note, ...examples(example, key, store).map(({ words, fence: block }) => `${words}\n\n${block}`));
}

function examples(example: Example, language: Design['choices']['language']['key'], store: StoreKey): Block[] {
  const { call, flow, table, locked, outside } = example;
  const write = `${call}: ${locked ? `the ${locked.table.one} is looked at first, ` : ''}the ${table.one} is written with its event and its key, all in one transaction. When ${flow.unless}, the database says no and the caller reads a refusal.`;
  const ask = outside
    ? `${capital(outside.name)}, called about the ${outside.one} in ${outside.field}: it gets ${outside.timeout / 1000} s, ${outside.tries === 1 ? 'one try' : `at most ${outside.tries} tries`}, and a rest after five failures.`
    : '';
  const test = `The test that decides whether ${table.many} of each ${flow.actor} can be trusted, against a real database:`;
  const list = (tag: string, codes: readonly [string, string | undefined][]): Block[] =>
    codes.flatMap(([words, text]) => (text ? [{ words, fence: fence(tag, text) }] : []));
  const elsewhere = writeElsewhere(example, store);
  if (elsewhere !== undefined)
    return list('ts', [
      [write, elsewhere],
      [ask, callInTypeScript(example)],
    ]);
  if (language === 'python')
    return list('python', [
      [write, writeInPython(example)],
      [ask, callInPython(example)],
    ]);
  if (language === 'go')
    return list('go', [
      [write, writeInGo(example)],
      [ask, callInGo(example)],
    ]);
  return list('ts', [
    [write, writeInTypeScript(example)],
    [ask, callInTypeScript(example)],
    [test, testInTypeScript(example)],
  ]);
}

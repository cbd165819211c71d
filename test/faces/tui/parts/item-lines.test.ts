import { describe, expect, it } from 'vitest';
import { type ItemLook, itemLines } from '../../../../src/faces/tui/parts/item-lines.ts';
import type { Item } from '../../../../src/session/view.ts';
import { question, started } from '../../../support/sample-session.ts';
import { MODEL, THEME } from '../sample-stage.ts';

const context = [{ name: 'schema.sql', origin: 'piped' as const, bytes: 4120, text: '' }];
const LOOK: ItemLook = {
  theme: THEME,
  columns: 80,
  started: started({ model: MODEL, workspace: '/code/library', context }),
  modelName: () => 'Opus 5.5',
};

type Quiet = Exclude<Item, { kind: 'block' }>;
type Body = Quiet extends infer One ? (One extends unknown ? Omit<One, 'seq'> : never) : never;
const lines = (item: Body, look = LOOK): string[] => itemLines({ seq: 1, ...item } as Quiet, look);

describe('what has happened, as rows', () => {
  it('begins with who designs, with what, where, from which words', () => {
    expect(lines({ kind: 'brief', text: 'Lend books.' })).toEqual([
      ' ▌ Tester   Opus 5.5   /code/library',
      '',
      ' │ Lend books.',
      '',
      '   + schema.sql, piped, 4.1 kB',
    ]);
  });

  it('shows what came of a tool, however long what was asked of it', () => {
    const item = { kind: 'tool', name: 'glob', input: { pattern: `**/${'x'.repeat(200)}` }, isError: false } as const;
    const of = (columns: number, summary: string) =>
      lines({ ...item, call: 'c', summary } as Body, { ...LOOK, columns })[0] ?? '';
    expect(of(80, '3 files')).toMatch(/^ {3}find \*\*\/x+… {3}3 files$/);
    expect(of(80, '3 files').length).toBeLessThan(80);
    expect(of(40, '3 files')).toMatch(/^ {3}find \*\*\/x+… {3}3 files$/);
    expect(of(80, 'y'.repeat(200))).toMatch(/^ {3}find \*\*\/x{10,}… {3}y+…$/);
  });

  it('says when it is the planner that designs', () => {
    const planner = started({ model: { provider: 'planner', id: 'planner', systemMessages: false } });
    expect(lines({ kind: 'brief', text: 'x' }, { ...LOOK, started: planner })[0]).toBe(
      ' ▌ Tester   the planner   /nowhere',
    );
  });

  it('says why it is this model, where that is not plain', () => {
    const other = started({ model: { ...MODEL, notice: 'fable is not known here; Opus is taken.' } });
    expect(lines({ kind: 'brief', text: 'x' }, { ...LOOK, started: other }).slice(-2)).toEqual([
      '',
      '   ! fable is not known here; Opus is taken.',
    ]);
  });

  it('shows the beginning of a brief of megabytes', () => {
    const shown = lines({ kind: 'brief', text: 'word '.repeat(500_000) });
    expect(shown.filter((line) => line.startsWith(' │'))).toHaveLength(12);
    expect(shown.findLast((line) => line.startsWith(' │'))).toMatch(/word …$/);
  });

  it('gives a tool one row, with what came of it', () => {
    const read = {
      kind: 'tool',
      name: 'read',
      input: { path: 'db/schema.sql' },
      summary: '214 lines',
      isError: false,
    } as const;
    expect(lines(read)).toEqual(['   read db/schema.sql   214 lines']);
    expect(lines({ ...read, isError: true, summary: 'refused' })).toEqual(['   read db/schema.sql   ✗ refused']);
  });

  it('gives each answer one row, topics in one column, with who gave it', () => {
    const questions = ['Consistency', 'Load', 'Money', 'Area'].map((header, at) => question(`Q${at}`, { header }));
    const answers = [
      { id: 'Q0', by: 'user', chosen: ['One'], note: 'by hand today' },
      { id: 'Q1', by: 'default', chosen: ['Two'] },
      { id: 'Q2', by: 'assumption', chosen: [], text: 'euro' },
      { id: 'Q3', by: 'skipped', chosen: [] },
    ] as const;
    expect(
      lines({ kind: 'answers', questions, answers: answers.map((each) => ({ ...each, chosen: [...each.chosen] })) }),
    ).toEqual([
      '   Consistency   One (note: by hand today)',
      '   Load          Two   recommended',
      '   Money         euro   assumed',
      '   Area          skipped',
    ]);
  });

  it('gives a thought its first sentence', () => {
    expect(lines({ kind: 'thought', text: '**Looking** at the holds of `copy`. Then more.\n\nAnd more.' })).toEqual([
      '   thought  Looking at the holds of copy.',
    ]);
  });

  it('says a failure as a sentence and a next step', () => {
    const failure = { kind: 'network', message: 'The connection was lost.', next: 'Check the network.' } as const;
    expect(lines({ kind: 'failure', failure })).toEqual(['   ✗ The connection was lost.', '     Check the network.']);
    const again = { ...failure, retryable: true };
    expect(lines({ kind: 'failure', failure: again }), 'what is tried again by itself asks nothing').toEqual([
      '   ✗ The connection was lost.',
    ]);
  });

  it('does not tell people that they left, and tells calmly that they stopped', () => {
    expect(lines({ kind: 'failure', failure: { kind: 'interrupted', message: 'Interrupted.' } })).toEqual([]);
    expect(lines({ kind: 'failure', failure: { kind: 'stopped', message: 'Stopped.' } })).toEqual([
      '   ! stopped; what came is kept',
    ]);
  });

  it('says what is said to the model on the way, and nothing where the user did it', () => {
    expect(lines({ kind: 'engine', reason: 'ask-first' })).toEqual([
      '   it began without asking, and is sent back to ask',
    ]);
    expect(lines({ kind: 'engine', reason: 'retry' })).toEqual([]);
  });

  it('says where the report is', () => {
    expect(lines({ kind: 'saved', path: 'docs/design/x.md', version: 2, draft: false })).toEqual([
      ' ▌ Saved   docs/design/x.md   version 2',
    ]);
  });
});

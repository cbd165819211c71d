import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemLook } from '../../../../src/faces/tui/parts/item-lines.ts';
import {
  addItems,
  EMPTY_TRANSCRIPT,
  settledItems,
  type Transcript,
  tailLines,
} from '../../../../src/faces/tui/parts/transcript.ts';
import type { Item } from '../../../../src/session/view.ts';
import { createSettler } from '../../../../src/text/blocks.ts';
import { begun, play, REPORT, started, turnOf } from '../../../support/sample-session.ts';
import { MODEL, THEME } from '../sample-stage.ts';

const LOOK: ItemLook = { theme: THEME, columns: 80, started: started({ model: MODEL }), modelName: () => 'Opus 5.5' };

const MARKDOWN = `# Lending

What it is, and for whom.

## Data model

- one
- two

1. first
2. second

| a | b |
|---|---|
| 1 | 2 |

\`\`\`sql
${Array.from({ length: 30 }, (_, at) => `create table t${at} (id bigint);`).join('\n')}
\`\`\`

> Quoted.
`;

/** The same text as settled blocks, as the model's stream gives them. */
function blocks(markdown: string, turn = 1): Item[] {
  const settler = createSettler();
  return [...settler.push(markdown), ...settler.end()]
    .flatMap((step) => (step.kind === 'settled' ? [step.markdown] : []))
    .map((each, at) => ({ seq: turn * 1000 + at, kind: 'block', turn, markdown: each }));
}

const rows = ({ entries }: Transcript): string[] => entries.flatMap(({ lines }) => lines);
const tool = (seq: number): Item => ({
  seq,
  kind: 'tool',
  name: 'read',
  input: { path: `f${seq}` },
  summary: '3 lines',
  isError: false,
});

describe('the transcript', () => {
  it('holds a diagram back until it is whole: its source is in the live part, then its picture settles at once', () => {
    const source = Array.from({ length: 20 }, (_, at) => `  A->>B: call ${at}`).join('\n');
    const items = blocks(`Text.\n\n\`\`\`mermaid\nsequenceDiagram\n${source}\n\`\`\`\n\nMore.\n`);
    const open = addItems(EMPTY_TRANSCRIPT, items.slice(0, 2), LOOK);
    expect(rows(open)).toEqual([' Text.']);
    expect(tailLines(open, '  A->>B: call 6\n', 3, LOOK).join('\n')).toMatch(/call 5\n.*A->>B: call 6$/);
    expect(tailLines(open, '', 2, LOOK)).toHaveLength(2);
    const whole = rows(addItems(open, items, LOOK)).join('\n');
    expect(whole).toContain('call 19');
    expect(whole).not.toContain('A->>B');
    expect(whole).toContain('More.');
  });

  it('shows a diagram that was cut as its source, before what cut it', () => {
    const items = blocks('```mermaid\nflowchart LR\n  a --> b\n');
    const cut = rows(addItems(EMPTY_TRANSCRIPT, [...items, tool(9999)], LOOK)).join('\n');
    expect(cut).toMatch(/a --> b[\s\S]*read f9999/);
  });

  it('is the same whether items come at once or one by one', () => {
    const items: Item[] = [
      { seq: 1, kind: 'brief', text: 'Lend books.' },
      tool(2),
      tool(3),
      ...blocks(MARKDOWN),
      tool(9999),
    ];
    const whole = rows(addItems(EMPTY_TRANSCRIPT, items, LOOK));
    fc.assert(
      fc.property(fc.array(fc.nat(items.length), { maxLength: 6 }), (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), items.length];
        const pieces = ends.reduce((before, end) => addItems(before, items.slice(0, end), LOOK), EMPTY_TRANSCRIPT);
        expect(rows(pieces)).toEqual(whole);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('leaves entries as they are once they are drawn', () => {
    const items = blocks(MARKDOWN);
    const before = addItems(EMPTY_TRANSCRIPT, items.slice(0, 3), LOOK);
    const after = addItems(before, items, { ...LOOK, columns: 40 });
    expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
  });

  it('draws a long fence in slices without a seam', () => {
    const drawn = rows(addItems(EMPTY_TRANSCRIPT, blocks(MARKDOWN), LOOK)).filter((line) =>
      line.includes('create table'),
    );
    expect(drawn).toEqual(Array.from({ length: 30 }, (_, at) => `   create table t${at} (id bigint);`));
  });

  it('parts what is of another kind by one empty row, and nothing by two', () => {
    const items: Item[] = [
      tool(1),
      tool(2),
      ...blocks('Text.\n\n'),
      tool(3),
      { seq: 4, kind: 'said', text: 'More.' },
      ...blocks('Again.\n\n', 2),
    ];
    expect(rows(addItems(EMPTY_TRANSCRIPT, items, LOOK))).toEqual([
      '   read f1   3 lines',
      '   read f2   3 lines',
      '',
      ' Text.',
      '',
      '   read f3   3 lines',
      '',
      ' › More.',
      '',
      ' Again.',
    ]);
  });

  it('goes on in a fence that was cut, and not in one of another reply', () => {
    const cut: Item[] = [{ seq: 1, kind: 'block', turn: 1, markdown: '```sql\nselect 1;\n' }];
    const rest: Item = { seq: 3, kind: 'block', turn: 2, markdown: '# no heading\n' };
    const goesOn = addItems(EMPTY_TRANSCRIPT, [...cut, { seq: 2, kind: 'engine', reason: 'go-on' }, rest], LOOK);
    expect(rows(goesOn).at(-1)).toBe('   # no heading');
    const anew = addItems(
      EMPTY_TRANSCRIPT,
      [...cut, { seq: 2, kind: 'said', text: 'x' }, { ...rest, markdown: '*text*\n' }],
      LOOK,
    );
    expect(rows(anew).at(-1)).toBe(' text');
  });

  it('leaves the fence of what had not settled when the reply broke off: that comes once more', () => {
    const broken: Item[] = [
      { seq: 1, kind: 'block', turn: 1, markdown: '## Tables\n\n' },
      { seq: 5, kind: 'block', turn: 1, markdown: '```sql\nselect' },
      { seq: 5.5, kind: 'failure', failure: { kind: 'network', message: 'The connection was lost.' } },
      { seq: 6, kind: 'engine', reason: 'retry' },
    ];
    const rest: Item[] = [
      { seq: 8, kind: 'block', turn: 2, markdown: '```sql\nselect 1;\n```\n\n' },
      { seq: 9, kind: 'block', turn: 2, markdown: '*text*\n' },
    ];
    expect(rows(addItems(EMPTY_TRANSCRIPT, [...broken, ...rest], LOOK)).slice(-4)).toEqual([
      '   sql',
      '   select 1;',
      '',
      ' text',
    ]);
  });

  it('stays in the fence that had settled, also when the session is taken up again in it', () => {
    const broken: Item[] = [
      { seq: 1, kind: 'block', turn: 1, markdown: '```sql\nselect 1;\n' },
      { seq: 4, kind: 'resumed' },
      { seq: 5, kind: 'block', turn: 1, markdown: 'selec' },
      { seq: 5.5, kind: 'failure', failure: { kind: 'network', message: 'The program ended.' } },
      { seq: 8, kind: 'block', turn: 2, markdown: '# no heading\n' },
    ];
    expect(rows(addItems(EMPTY_TRANSCRIPT, broken, LOOK)).at(-1)).toBe('   # no heading');
  });

  it('shows the end of a long session that is taken up again, in the right fence', () => {
    const many = Array.from(
      { length: 300 },
      (_, at): Item => ({ seq: at + 2, kind: 'block', turn: 1, markdown: at === 0 ? '```\n' : `line ${at}\n` }),
    );
    const drawn = rows(addItems(EMPTY_TRANSCRIPT, [{ seq: 1, kind: 'brief', text: 'Lend books.' }, ...many], LOOK));
    expect(drawn.slice(0, 6)).toEqual([
      ' ▌ Tester   Opus 5.5   /nowhere',
      '',
      ' │ Lend books.',
      '',
      "   181 earlier entries are in the session's journal",
      '   line 180',
    ]);
    expect(drawn.at(-1)).toBe('   line 299');
  });
});

describe('the open end', () => {
  it('is drawn as it will settle, and only its last rows', () => {
    const before = addItems(EMPTY_TRANSCRIPT, blocks('Before.\n\n'), LOOK);
    const text = 'One of several sentences that fill a row. '.repeat(12);
    const settled = rows(
      addItems(before, [...blocks('Before.\n\n'), { seq: 9999, kind: 'block', turn: 1, markdown: text }], LOOK),
    );
    expect(tailLines(before, text, 99, LOOK)).toEqual(settled.slice(rows(before).length));
    expect(tailLines(before, text, 3, LOOK)).toEqual(settled.slice(-3));
    expect(tailLines(before, text, 0, LOOK)).toEqual([]);
  });
});

describe('what belongs above the live part', () => {
  const saved = { type: 'report.saved', path: 'x.md', version: 1, hash: '' } as const;
  const last = (items: readonly Item[]): string | undefined => items.at(-1)?.kind;

  it('is all but what the live part says itself', () => {
    const session = play(begun(), ...turnOf(1, REPORT), saved);
    expect(last(settledItems(session.view))).toBe('saved');
    session.append({ type: 'floor.given' });
    expect(last(settledItems(session.view))).toBe('block');
    session.append({ type: 'user.said', text: 'More.' });
    expect(
      settledItems(session.view)
        .slice(-2)
        .map(({ kind }) => kind),
    ).toEqual(['saved', 'said']);
  });

  it('holds a failure back only for as long as the user has the floor', () => {
    const failure = { kind: 'network', message: 'Lost.' } as const;
    const session = play(
      begun(),
      { type: 'turn.started', turn: 1 },
      { type: 'turn.failed', turn: 1, failure, partial: '' },
    );
    expect(last(settledItems(session.view))).toBe('failure');
    session.append({ type: 'floor.given' });
    expect(last(settledItems(session.view))).toBe('brief');
    session.append({ type: 'session.failed', failure });
    expect(last(settledItems(session.view))).toBe('failure');
  });
});

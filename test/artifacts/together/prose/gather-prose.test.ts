import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/artifacts/extract.ts';
import type { Prose } from '../../../../src/artifacts/together/design.ts';
import { decisionsIn } from '../../../../src/artifacts/together/prose/decisions.ts';
import { gatherProse } from '../../../../src/artifacts/together/prose/gather-prose.ts';
import { sentencesOf } from '../../../../src/artifacts/together/prose/sentences.ts';

const prose = (text: string): Prose => gatherProse(extract(text));

describe('the prose of a document', () => {
  it('is its paragraphs, items and cells, with code spans and lines', () => {
    const { passages, sections, tables } = prose(
      '# A *big* `one`\n\nFirst **line** of `a`,\nsecond `b_c`.\n\n- item\n  > quoted\n\n| x | y |\n|---|---|\n| `1` | two |\n\n```sql\nSELECT 1\n```\n',
    );
    expect(sections).toEqual([{ heading: 'A big one', depth: 1, line: 1, endLine: 16 }]);
    expect(passages.map(({ text, line }) => [text, line])).toEqual([
      ['First line of `a`,\nsecond `b_c`.', 3],
      ['item', 6],
      ['quoted', 7],
      ['`1`', 11],
      ['two', 11],
    ]);
    expect(passages[0]?.codes).toEqual([
      { text: 'a', line: 3 },
      { text: 'b_c', line: 4 },
    ]);
    expect(tables).toEqual([
      { head: ['x', 'y'], rows: [{ cells: ['`1`', 'two'], line: 11 }], line: 9, section: 'A big one' },
    ]);
  });

  it('ends a section where the next of its level begins', () => {
    const { sections } = prose('## A\n\ntext\n\n### B\n\ntext\n\n## C\n\ntext\n');
    expect(sections.map(({ heading, endLine }) => [heading, endLine])).toEqual([
      ['A', 8],
      ['B', 8],
      ['C', 12],
    ]);
  });

  it.each(['## Alternatives', '## Future work', '## 7. Open questions', '## Non-goals', '## Out of scope'])(
    'is an aside under %s, at any depth',
    (heading) => {
      const { passages } = prose(`${heading}\n\nOne.\n\n### Deeper\n\nTwo.\n\n## Design\n\nThree.\n`);
      expect(passages.map(({ aside }) => aside)).toEqual([true, true, false]);
    },
  );

  it('is nothing for a plain file', () => {
    expect(gatherProse(extract('SELECT 1', 'a.sql'))).toEqual({ sections: [], passages: [], tables: [] });
  });
});

describe('sentences', () => {
  const of = (text: string) => prose(text).passages.flatMap(sentencesOf);

  it('end at stops, not within code spans and short forms, and know their lines', () => {
    expect(of('One `a. B` is.\nTwo, e.g. This,\nends; `three` goes on.').map(({ text, line }) => [text, line])).toEqual(
      [
        ['One `a. B` is.', 1],
        ['Two, e.g. This,\nends;', 2],
        ['`three` goes on.', 3],
      ],
    );
  });

  it('have the code spans that stand in them', () => {
    expect(of('A `x`. B `y` and `z`.').map(({ codes }) => codes.map(({ text }) => text))).toEqual([['x'], ['y', 'z']]);
  });

  it.each([
    'There is no `DELETE` here.',
    'We would need a lock.',
    'The legacy table is kept.',
    'It is not stored.',
    'Rejected: a queue.',
    'UUIDs instead of numbers.',
    'A column comes later.',
  ])('are asides: %s', (text) => {
    expect(of(text).map(({ aside }) => aside)).toEqual([true]);
  });

  it.each([
    'Rows older than 30 days are dropped.',
    'A request without `Idempotency-Key` gets 400.',
    'A late call is rejected with 409.',
    'It keeps the larger of the old and the new.',
  ])('are none: %s', (text) => {
    expect(of(text).map(({ aside }) => aside)).toEqual([false]);
  });
});

describe('decisions', () => {
  it('stand under headings, in paragraphs that begin with an id, and in rows', () => {
    const decisions = decisionsIn(
      prose(
        [
          '## Decisions',
          '### ADR-007: Use a queue',
          'Status: superseded by ADR-9',
          '',
          '**D2 — Cursors.** Alternatives: offsets.',
          '',
          '## Log',
          '| Id | Decision | Alternatives |',
          '|---|---|---|',
          '| D-3 | PostgreSQL | MySQL |',
          '| D-4 | Redis | - |',
        ].join('\n'),
      ),
    );
    expect(decisions.map(({ form, id, isInForce, hasAlternatives }) => [form, id, isInForce, hasAlternatives])).toEqual(
      [
        ['heading', 'ADR-7', false, true],
        ['passage', 'D-2', true, true],
        ['row', 'D-3', true, true],
        ['row', 'D-4', true, false],
      ],
    );
  });
});

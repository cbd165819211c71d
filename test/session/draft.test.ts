import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addText, beginTurn, type Draft, EMPTY_DRAFT, endTurn, progress, setAside } from '../../src/session/draft.ts';

function read(draft: Draft, ...pieces: string[]): Draft {
  return pieces.reduce(addText, draft);
}

function shape(draft: Draft): unknown {
  return {
    title: draft.title,
    opening: draft.opening,
    sections: draft.sections.map(({ heading, markdown }) => [heading, markdown]),
  };
}

const REPORT =
  '# Lending\nIntro.\n## Data model\nTables.\n```sh\n# not a title\n## not a section\n```\n## API contract\nPaths.\n';

describe('a draft', () => {
  it('begins with the title; what stands before is talk', () => {
    const draft = read(EMPTY_DRAFT, 'Let me write.\n## Not yet\n# Lending\nIntro.\n## Data model\nTables.\n');
    expect(shape(draft)).toEqual({ title: 'Lending', opening: 'Intro.\n', sections: [['Data model', 'Tables.\n']] });
  });

  it('takes no heading inside a fence', () => {
    const draft = endTurn(read(EMPTY_DRAFT, REPORT));
    expect(draft.sections.map(({ heading }) => heading)).toEqual(['Data model', 'API contract']);
    expect(draft.sections[0]?.markdown).toContain('# not a title');
  });

  it('reads a fence that only a longer one of its kind closes', () => {
    const draft = read(EMPTY_DRAFT, '# T\n## A\n````md\n```\n## no\n~~~~\n````\n## B\n');
    expect(draft.sections.map(({ heading }) => heading)).toEqual(['A', 'B']);
  });

  it('reads the same however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(REPORT.length), { maxLength: 12 }), (cuts) => {
        const at = [0, ...[...cuts].sort((one, other) => one - other), REPORT.length];
        const pieces = at.slice(1).map((end, index) => REPORT.slice(at[index], end));
        expect(shape(endTurn(read(EMPTY_DRAFT, ...pieces)))).toEqual(shape(endTurn(read(EMPTY_DRAFT, REPORT))));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('knows which due sections are done, by any spelling of their headings', () => {
    const draft = read(EMPTY_DRAFT, '# T\n## 1. DATA MODEL:\nx\n## **Risks and Rollbacks**\ny\n');
    expect(progress(draft, ['Data model', 'Risks & Rollbacks', 'Tests'])).toEqual([
      { heading: 'Data model', done: true },
      { heading: 'Risks & Rollbacks', done: false },
      { heading: 'Tests', done: false },
    ]);
    expect(progress(endTurn(draft), ['Risks & Rollbacks'])[0]?.done).toBe(true);
  });

  it('is started anew by a repeated title until it has been whole', () => {
    const cut = read(EMPTY_DRAFT, '# T\n## A\nold\n');
    const again = read(beginTurn(cut, true), '# T\n## A\nnew\n');
    expect(shape(again)).toEqual({ title: 'T', opening: '', sections: [['A', 'new\n']] });
  });

  it('goes on in the middle of a line after a cut', () => {
    const cut = read(EMPTY_DRAFT, '# T\n## A\nThe first half of the');
    expect(shape(read(beginTurn(cut, true), ' answer.\n## B\nmore\n'))).toEqual({
      title: 'T',
      opening: '',
      sections: [
        ['A', 'The first half of the answer.\n'],
        ['B', 'more\n'],
      ],
    });
  });

  it('goes on in the middle of a heading after a cut', () => {
    const cut = read(EMPTY_DRAFT, '# T\n## Da');
    expect(read(beginTurn(cut, true), 'ta model\nx\n').sections[0]?.heading).toBe('Data model');
  });

  it('once whole, changes only below its own title, and only the sections that are written again', () => {
    const whole = endTurn(read(EMPTY_DRAFT, '# T\n## A\na\n## B\nb\n'));
    const talk = read(beginTurn(whole, false), 'Sure.\n## A\nno\n# Another title\n## B\nno\n');
    expect(talk.revision).toBe(whole.revision);
    const revised = endTurn(read(beginTurn(talk, false), 'Here.\n# t\n## b\nB2\n## C\nc\n'));
    expect(shape(revised)).toEqual({
      title: 't',
      opening: '',
      sections: [
        ['A', 'a\n'],
        ['b', 'B2\n'],
        ['C', 'c\n'],
      ],
    });
  });

  it('keeps two sections of the same name in one writing', () => {
    const draft = read(EMPTY_DRAFT, '# T\n## A\none\n## A\ntwo\n');
    expect(draft.sections.map(({ markdown }) => markdown)).toEqual(['one\n', 'two\n']);
  });

  it('stands as far as it came when the user takes the floor', () => {
    const cut = setAside(read(EMPTY_DRAFT, '# T\n## A\na\n## B\nhalf'));
    const revised = endTurn(read(beginTurn(cut, false), '# T\n## B\nwhole\n'));
    expect(shape(revised)).toEqual({
      title: 'T',
      opening: '',
      sections: [
        ['A', 'a\n'],
        ['B', 'whole\n'],
      ],
    });
  });
});

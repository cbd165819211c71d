import { expect, it } from 'vitest';
import { addText, beginTurn, EMPTY_DRAFT } from '../../src/session/draft.ts';
import { headingOf } from '../../src/text/headings.ts';

it.each(['\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])('a heading with %j in it is one line', (strange) => {
  expect(headingOf(`# Orders${strange}service`, 1)).toBe('Orders service');
  const draft = addText(
    beginTurn(EMPTY_DRAFT, false),
    `# Orders${strange}service\n\nText.\n\n## Data${strange}model\n\nTables.\n`,
  );
  expect(draft.title).toBe('Orders service');
  expect(draft.sections.map(({ heading }) => heading)).toEqual(['Data model']);
});

it('of strange characters alone is none', () => {
  expect(headingOf('# \u2028', 1)).toBeUndefined();
});

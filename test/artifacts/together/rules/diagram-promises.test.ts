import { describe, expect, it } from 'vitest';
import { diagramPromises } from '../../../../src/artifacts/together/rules/diagram-promises.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const LOAN = `
stateDiagram-v2
  [*] --> requested
  requested --> ready : shelve
  requested --> cancelled : CancelHold
  ready --> cancelled : CancelHold
  ready --> on_loan : check out
  on_loan --> returned
  on_loan --> lost
  returned --> [*]
  lost --> [*]
  cancelled --> [*]`;
const library = (words: string, ...ways: string[]) =>
  `${documentOf(['mermaid', [LOAN, ...ways].join('\n  ')])}\n## Loans\n\n${words}\n`;
const find = (text: string) => findIn([diagramPromises], text);

describe('a state that the text calls the last', () => {
  it.each([
    ['are final', '`returned`, `lost` and `cancelled` are final.', 'lost --> on_loan'],
    ['a bold list', 'The states lost and cancelled are terminal.', 'cancelled --> requested'],
    ['named behind', 'Terminal states: `returned`, `lost`.', 'returned --> requested'],
    ['no way out', 'There is no way out of `lost`.', 'lost --> returned'],
    ['once', 'Once it is `cancelled`, a hold never changes again.', 'cancelled --> requested'],
    ['reopened', 'A cancelled hold is never reopened.', 'cancelled --> requested'],
    ['a row', '| No | Rule |\n|---|---|\n| 3 | `lost` is final |', 'lost --> returned'],
  ])('is left by a way of the diagram: %s', async (_, words, way) => {
    const found = await find(library(words, way));
    expect(found.map(({ at, rule }) => [at, rule])).toEqual([[way, 'together/diagram-promise']]);
  });

  it.each([
    ['nothing leaves it', '`returned`, `lost` and `cancelled` are final.'],
    ['it is said with an exception', '`lost` is final unless the book turns up.', 'lost --> returned'],
    ['the word is of something else', 'Fees paid for lost are final.', 'lost --> returned'],
    ['it would be so', 'With one more table `lost` would be final.', 'lost --> returned'],
    ['another state is left', '`cancelled` is final.', 'lost --> returned'],
    ['it is not', '`lost` is not final.', 'lost --> returned'],
    ['it is under what was turned down', '## Alternatives\n\n`lost` is final.', 'lost --> returned'],
  ])('is silent where %s', async (_, words, ...ways) => expect(await find(library(words, ...ways))).toEqual([]));
});

describe('from which states something can be done', () => {
  it.each([
    ['while', 'A hold can be cancelled while it is `requested` or `ready`, never once it is `on_loan`.'],
    ['only', 'Holds may only be cancelled in `requested` and `ready`.'],
    ['once', 'A hold cannot be cancelled once it is `on_loan`.'],
    ['possible', 'Cancelling is possible only while a hold is `requested` or `ready`.'],
    ['those alone', 'Only `requested` or `ready` holds can be cancelled.'],
    ['until', 'A hold can be cancelled until it is `on_loan`.'],
  ])('%s', async (_, words) => {
    const way = 'on_loan --> cancelled : CancelHold';
    expect((await find(library(words, way))).map(({ at }) => at)).toEqual([way]);
    expect(await find(library(words))).toEqual([]);
  });

  it('finds a way that is promised and not drawn', async () => {
    const words = 'A hold can be cancelled as long as it is `requested`, `ready` or `on_loan`.';
    expect(await find(library(words))).toMatchObject([{ at: words }]);
  });

  it.each([
    ['when', 'A hold can be cancelled when it is `ready`.', 'on_loan --> cancelled'],
    ['another deed', 'A hold can be renewed while it is `on_loan`.', 'on_loan --> cancelled'],
    ['somebody', 'Readers can cancel while `requested`, staff also later.', 'on_loan --> cancelled'],
  ])('is silent where it is not said of all: %s', async (_, words, way) =>
    expect(await find(library(words, way))).toEqual([]),
  );
});

describe('a way that the text bars', () => {
  it.each([
    ['from, to', 'A book never goes from `returned` to `requested`.', 'returned --> requested'],
    ['no way', 'There is no way from `lost` back to `on_loan`.', 'lost --> on_loan'],
    ['back to', 'A hold never goes back to `requested`.', 'ready --> requested'],
  ])('is drawn: %s', async (_, words, way) => {
    expect((await find(library(words, way))).map(({ at }) => at)).toEqual([way]);
    expect(await find(library(words))).toEqual([]);
  });
});

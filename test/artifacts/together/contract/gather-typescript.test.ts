import { expect, test } from 'vitest';
import { extract } from '../../../../src/artifacts/extract.ts';
import { gatherTypescript } from '../../../../src/artifacts/together/contract/gather-typescript.ts';
import { documentOf } from '../../../support/design-of.ts';

const gather = (text: string) => gatherTypescript(extract(documentOf(['ts', text])).artifacts);

test('interfaces with what they extend, aliases resolved, and enumerations of texts', () => {
  const shapes = gather(`
type Id = string;
export type State = 'open' | "closed";
interface Base { id: Id; made: Date }
export interface Order extends Base {
  state: State;
  note?: string;
  paidAt: string | null;
  lines: { sku: string }[];
  count: number | undefined;
  'ship-to': Address;
}`);
  expect(shapes.map(({ name, use, line }) => [name, use, line])).toEqual([
    ['State', 'enum', 5],
    ['Base', 'interface', 6],
    ['Order', 'interface', 7],
  ]);
  expect(shapes[0]?.values).toEqual(['open', 'closed']);
  const fields = shapes[2]?.fields.map(({ line: _, ...field }) => field);
  const plain = { nullable: false, required: true, isList: false };
  expect(fields).toEqual([
    { ...plain, name: 'id', type: 'string' },
    { ...plain, name: 'made', type: 'Date' },
    { ...plain, name: 'state', type: 'string', values: ['open', 'closed'] },
    { ...plain, name: 'note', type: 'string', required: false },
    { ...plain, name: 'paidAt', type: 'string', nullable: true },
    { ...plain, name: 'lines', type: 'array', isList: true },
    { ...plain, name: 'count', type: 'number', required: false },
    { ...plain, name: 'ship-to', type: 'Address' },
  ]);
  expect(shapes[2]?.fields[2]?.line).toBe(8);
});

test('an intersection has the fields of its parts', () => {
  const shapes = gather('type A = { id: string };\ntype B = A & { at: string };');
  expect(shapes[1]?.fields.map(({ name }) => name)).toEqual(['id', 'at']);
});

test.each([
  'interface Store { find(id: string): Promise<string> }',
  'interface Store { find: (id: string) => string; name: string }',
  "interface Draft extends Pick<Note, 'title'> { id: string }",
  'interface Page<T> { items: T[]; next: string }',
  'interface A extends Unknown { id: string }',
  'interface Loop extends Loop { id: string }',
  "type Title = Note['title'];",
  'class Note { title = 1 }',
  'interface {',
])('ports, type functions, unknown parents and what does not parse add nothing: %s', (text) => {
  expect(gather(text)).toEqual([]);
});

import type { Design, Operation } from '../design.ts';
import { isAsideHeading } from './aside.ts';

/** Something of a contract that is called by a name: a method of gRPC, a field of GraphQL, an operation id of OpenAPI. */
export type Callable = {
  name: string;
  from: Operation['from'];
  /** The service of a method, without its package. */
  owner?: string;
  /** `MUTATION`, `QUERY` …, `RPC`, or the method of HTTP. */
  method: string;
  line: number;
};

const HEAD = /^(?:g?rpcs?|g?rpc methods?|methods?|procedures?|calls?|operations?|mutations?|quer(?:y|ies))$/i;
const NAME = /^[A-Za-z][a-z0-9]+(?:[A-Z][a-z0-9]*)+$/;

/** Every name that the contract can be called by; where no artifact has any, those that a table lists, one a row. */
export function callables(design: Design): Callable[] {
  const before = known.get(design);
  if (before) return before;
  const declared = design.operations.flatMap((operation) => callableOf(operation));
  const found = declared.length > 0 ? declared : listed(design);
  known.set(design, found);
  return found;
}

/** Several rules ask for the same ones. */
const known = new WeakMap<Design, Callable[]>();

/** Whether a contract of this kind shows but a part of what there is. */
export function isPart({ artifacts }: Design, from: Operation['from']): boolean {
  return artifacts.some(({ artifact }) => artifact.kind === from && artifact.fragment);
}

function callableOf({ from, path, id, method, line }: Operation): Callable[] {
  if (from === 'openapi') return id === undefined ? [] : [{ name: id, from, method, line }];
  const [first = '', name = first] = path.split('/');
  const owner = first.split('.').at(-1);
  return [{ name, from, method, line, ...(from === 'protobuf' && owner && { owner }) }];
}

function listed({ prose }: Design): Callable[] {
  return prose.tables.flatMap(({ head, rows, section }) => {
    const at = head.findIndex((title) => HEAD.test(title.replace(/`/g, '').trim()));
    if (at < 0 || rows.length < 2 || isAsideHeading(section ?? '')) return [];
    const names = rows.map(({ cells, line }) => ({
      name: (cells[at] ?? '').replace(/`|\(.*\)/g, '').trim(),
      line,
    }));
    if (!names.every(({ name }) => NAME.test(name))) return [];
    const from = names.every(({ name }) => /^[A-Z]/.test(name)) ? 'protobuf' : 'graphql';
    return names.map(({ name, line }) => ({ name, from, method: from === 'protobuf' ? 'RPC' : 'FIELD', line }));
  });
}

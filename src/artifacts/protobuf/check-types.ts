import { nearest } from '../json-schema/near.ts';
import type { Fault } from './fault.ts';
import { FOREIGN, GOOGLE, SCALARS } from './knowledge/types.ts';
import type { Enum, Field, Message, ProtoFile } from './outline.ts';

/** Whether the types that a file names exist, among its own and those of the files around it. */
export type TypeCheck = {
  faults: Fault[];
  /** Imports that are neither in the document nor the compiler's own: their types are taken on trust. */
  outside: string[];
};

/** A use of a type: where it is written, in which scope, and for what. */
type Use = { type: string; scope: string; line: number; of: string; rpc: boolean };

/** Faults after which it looks no further. */
const MOST = 100;

/**
 * @param others the other .proto files of the document, by file name where one is known; their types are known here
 *   whether they are imported or not
 * @param whole the file is complete: it has a `syntax` line and nothing was left out
 */
export function checkTypes(
  file: ProtoFile,
  others: readonly { name?: string; file: ProtoFile }[],
  whole: boolean,
): TypeCheck {
  const own = declared(file);
  const google = file.imports.flatMap(({ path }) => (GOOGLE[path] ?? []).map((name) => `google.protobuf.${name}`));
  const known = new Set([...own, ...google, ...others.flatMap((other) => [...declared(other.file)])]);
  const names = others.map(({ name }) => name?.split('/').at(-1));
  const outside = file.imports
    .map(({ path }) => path)
    .filter((path) => !GOOGLE[path] && !names.includes(path.split('/').at(-1) ?? ''));
  const imported = new Set(file.imports.map(({ path }) => path));
  const faults: Fault[] = [];
  const said = new Set<string>();
  const isExcerpt = showsServicesAlone(file, known);
  for (const use of usesOf(file)) {
    if (faults.length >= MOST) break;
    if (SCALARS.includes(use.type)) {
      if (use.rpc)
        faults.push({
          level: 'error',
          what: 'rpc-type',
          message: `the rpc ${use.of} takes and returns messages, not ${use.type}`,
          line: use.line,
        });
      continue;
    }
    if (isDeclared(use, known) || (isExcerpt && use.rpc)) continue;
    const fault = use.type.replace(/^\./, '').startsWith('google.protobuf.')
      ? googleFault(use, imported, whole)
      : unknownFault(
          use,
          known,
          outside.some((path) => couldDeclare(path, use.type, file.package)),
          whole,
        );
    // One finding for each name, at its first use.
    if (fault && !said.has(use.type)) faults.push(fault);
    said.add(use.type);
  }
  return { faults, outside };
}

/**
 * Whether a file shows its services and leaves most messages of them to the reader: more than half of what its methods
 * take and give back is not here, and no fewer than three of it.
 */
function showsServicesAlone(file: ProtoFile, known: ReadonlySet<string>): boolean {
  const uses = [...usesOf(file)].filter(({ rpc, type }) => rpc && !type.includes('.'));
  const types = new Map(uses.map((use) => [use.type, isDeclared(use, known)]));
  const absent = [...types.values()].filter((isHere) => !isHere).length;
  return absent >= LEFT_OUT && absent * 2 > types.size;
}

const LEFT_OUT = 3;

function googleFault(use: Use, imported: ReadonlySet<string>, whole: boolean): Fault | undefined {
  const name = use.type.split('.')[2] ?? '';
  const path = Object.keys(GOOGLE).find((each) => GOOGLE[each]?.includes(name));
  if (path && imported.has(path)) return undefined;
  if (!path) {
    const meant = nearest(name, Object.values(GOOGLE).flat());
    if (!meant) return undefined;
    return {
      level: 'error',
      what: 'unknown-type',
      message: `${use.of}: no type ${use.type}, did you mean google.protobuf.${meant}?`,
      line: use.line,
    };
  }
  const level = whole ? 'error' : 'note';
  return { level, what: 'import', message: `${use.of}: ${use.type} needs import "${path}"`, line: use.line };
}

function unknownFault(use: Use, known: ReadonlySet<string>, hasOutside: boolean, whole: boolean): Fault | undefined {
  // A type with a capital letter may be a message of another file, unless only its case is wrong.
  const scalar =
    SCALARS.find((each) => each === use.type.toLowerCase()) ??
    (/^[a-z]/.test(use.type) ? nearest(use.type, SCALARS) : undefined);
  const last = use.type.split('.').at(-1) ?? '';
  const names = [...known].map((name) => name.split('.').at(-1) ?? '');
  const meant = FOREIGN.has(use.type) ? scalar : (scalar ?? nearest(last, names, hasOutside ? 1 : 2));
  const sure = FOREIGN.has(use.type) || scalar !== undefined;
  if (hasOutside && !sure && (!meant || use.type.includes('.') || isPlural(last, meant))) return undefined;
  const level = sure ? 'error' : hasOutside ? 'warning' : whole || meant ? 'error' : 'note';
  const hint = meant ? `, did you mean ${meant}?` : '';
  return {
    level,
    what: 'unknown-type',
    message: `${use.of}: the type ${use.type} is not declared${hint}`,
    line: use.line,
  };
}

/** Files of others that are imported for their options and common types. */
const COMMON =
  /^(google\/(api|rpc|type|longrunning|iam)|gogoproto|cosmos_proto|amino|buf\/validate|validate|protoc-gen-\w+|grpc)\//;

/**
 * Whether a file that is not here could declare a type that is named without its package: only one of the same package
 * or one around it can. Which that is its folder says, where folders follow packages.
 */
function couldDeclare(path: string, type: string, own: string): boolean {
  if (type.includes('.')) return true;
  const folder = path.split('/').slice(0, -1).join('.');
  if (COMMON.test(path) && own !== folder && !own.startsWith(`${folder}.`)) return false;
  const follows = folder !== '' && own !== '' && folder.split('.')[0] === own.split('.')[0] && folder.includes('.');
  return !follows || `${own}.`.startsWith(`${folder}.`) || folder.startsWith(`${own}.`);
}

function isPlural(a: string, b: string): boolean {
  return a === `${b}s` || b === `${a}s`;
}

/** By the rules of scope: the innermost scope first, then each around it. */
function isDeclared({ type, scope }: Use, known: ReadonlySet<string>): boolean {
  if (type.startsWith('.')) return known.has(type.slice(1));
  const parts = scope === '' ? [] : scope.split('.');
  for (let n = parts.length; n >= 0; n--) {
    if (known.has([...parts.slice(0, n), type].join('.'))) return true;
  }
  return false;
}

function declared(file: ProtoFile): Set<string> {
  const names = new Set<string>();
  const add = (scope: string, { messages, enums }: { messages: Message[]; enums: Enum[] }): void => {
    for (const { name } of enums) names.add(join(scope, name));
    for (const message of messages) {
      names.add(join(scope, message.name));
      add(join(scope, message.name), message);
    }
  };
  add(file.package, file);
  return names;
}

function* usesOf(file: ProtoFile): Generator<Use> {
  for (const message of file.messages) yield* usesIn(message, file.package);
  for (const { fields } of file.extensions) yield* usesOfFields(fields, file.package, '');
  for (const { name: service, methods } of file.services) {
    for (const { name, line, types } of methods) {
      yield* types.map((type) => ({
        type,
        scope: join(file.package, service),
        line,
        of: `${service}.${name}`,
        rpc: true,
      }));
    }
  }
}

function* usesIn(message: Message, around: string): Generator<Use> {
  const scope = join(around, message.name);
  yield* usesOfFields(message.fields, scope, message.name);
  for (const { fields } of message.extensions) yield* usesOfFields(fields, scope, message.name);
  for (const inner of message.messages) yield* usesIn(inner, scope);
}

function usesOfFields(fields: readonly Field[], scope: string, message: string): Use[] {
  return fields
    .filter(({ type }) => type !== 'group')
    .map(({ type, line, name }) => ({
      type,
      scope,
      line,
      of: message === '' ? name : `${message}.${name}`,
      rpc: false,
    }));
}

function join(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

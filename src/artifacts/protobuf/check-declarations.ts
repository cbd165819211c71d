import { duplicates, type Fault } from './fault.ts';
import type { Enum, Field, Message, ProtoFile, Range, Reserved } from './outline.ts';

/** The version of the language: `editions` for `edition = "…"`, `unknown` where no line says it. */
export type Version = 'proto2' | 'proto3' | 'editions' | 'unknown';

const HIGHEST = 536_870_911;
const MAP_KEYS = new Set([
  'int32',
  'int64',
  'uint32',
  'uint64',
  'sint32',
  'sint64',
  'fixed32',
  'fixed64',
  'sfixed32',
  'sfixed64',
  'bool',
  'string',
]);

/** What is wrong with numbers, names, labels and ranges: all but whether the types exist. */
export function checkDeclarations(file: ProtoFile, version: Version): Fault[] {
  return [
    ...checkScope(file, 'this file'),
    ...file.messages.flatMap((message) => checkMessage(message, version)),
    ...file.enums.flatMap((each) => checkEnum(each, version)),
    ...extensionsOf(file).flatMap((field) => checkNumber(field, field.name)),
    ...file.services.flatMap(({ name, methods }) =>
      duplicates(
        methods,
        (method) => method.name,
        (method) => `the service ${name} has the rpc ${method.name} twice`,
      ),
    ),
    ...duplicates(
      file.packages.map((line) => ({ line })),
      () => 'package',
      () => 'a file has one package',
    ),
    ...duplicates(
      file.imports,
      ({ path }) => path,
      ({ path }) => `"${path}" is imported twice`,
    ).map((fault) => ({ ...fault, level: 'warning' as const })),
  ];
}

/** Names that share one scope: types, and the values of enums, which stand beside their enum, not in it. */
function checkScope(
  scope: { messages: Message[]; enums: Enum[]; services?: ProtoFile['services']; fields?: Field[] },
  where: string,
): Fault[] {
  const types = [...scope.messages, ...scope.enums, ...(scope.services ?? [])].sort((a, b) => a.line - b.line);
  const values = scope.enums.flatMap((each) => each.values.map((value) => ({ ...value, of: each.name })));
  return [
    ...duplicates(
      types,
      ({ name }) => name,
      ({ name }) => `${name} is declared twice in ${where}`,
    ),
    ...duplicates(
      values,
      ({ name }) => name,
      ({ name, of }, first) =>
        first.of === of
          ? `the enum ${of} has ${name} twice`
          : `${name} is a value of ${first.of} already; values of enums in one scope need different names`,
    ),
  ];
}

function checkMessage(message: Message, version: Version): Fault[] {
  const { name, fields } = message;
  return [
    ...checkScope(message, name),
    ...duplicates(
      [...fields, ...message.oneofs].sort((a, b) => a.line - b.line),
      (field) => field.name,
      (field) => `the message ${name} has the field ${field.name} twice`,
    ),
    ...duplicates(
      fields,
      (field) => (Number.isNaN(field.number) ? undefined : field.number),
      (field, first) => `the number ${field.number} of ${name}.${field.name} is taken by ${first.name} already`,
    ),
    ...fields.flatMap((field) => checkField(field, name, version)),
    ...fields.flatMap((field) => checkReservedUse(field, name, message.reserved, 'number')),
    ...fields.flatMap((field) =>
      message.set
        .filter((range) => within(field.number, range))
        .map(
          (range): Fault => ({
            level: 'error',
            what: 'reserved',
            message: `the number ${field.number} of ${name}.${field.name} is set aside for extensions`,
            line: field.line,
            with: [range.line],
          }),
        ),
    ),
    ...message.oneofs
      .filter(({ empty }) => empty)
      .map(
        ({ name: oneof, line }): Fault => ({
          level: 'error',
          what: 'oneof',
          message: `the oneof ${oneof} of ${name} has no fields`,
          line,
        }),
      ),
    ...checkRanges(message.reserved.ranges, name, 1),
    ...message.messages.flatMap((each) => checkMessage(each, version)),
    ...message.enums.flatMap((each) => checkEnum(each, version)),
  ];
}

function checkField(field: Field, message: string, version: Version): Fault[] {
  const { name, label, type, mapKey, oneof, line } = field;
  const faults = checkNumber(field, `${message}.${name}`);
  const say = (what: string, text: string) =>
    faults.push({ level: 'error', what, message: `${message}.${name}: ${text}`, line });
  if (version === 'proto3') {
    if (label === 'required') say('label', 'proto3 has no required fields');
    if (type === 'group') say('label', 'proto3 has no groups');
    if (field.options.some((option) => option.name === 'default')) say('default', 'proto3 has no default values');
  }
  if (version === 'editions' && (label === 'required' || label === 'optional'))
    say('label', `editions have no label ${label}; a feature says it`);
  if (version === 'proto2' && !label && !oneof && !mapKey)
    say('label', 'in proto2 a field is required, optional or repeated');
  if (mapKey !== undefined) {
    if (!MAP_KEYS.has(mapKey)) say('map', `${mapKey} cannot be the key of a map; a whole number, bool or string can`);
    if (label) say('map', `a map cannot be ${label}`);
    if (oneof) say('oneof', 'a map cannot be in a oneof');
  }
  if (oneof && label) say('oneof', `a field of the oneof ${oneof} cannot be ${label}`);
  return faults;
}

function checkNumber({ number, line }: Field, of: string): Fault[] {
  const say = (text: string): Fault[] => [{ level: 'error', what: 'number', message: `${of}: ${text}`, line }];
  if (number <= 0) return say('field numbers begin at 1');
  if (number > HIGHEST) return say(`${number} is above the highest field number, ${HIGHEST}`);
  if (number >= 19_000 && number <= 19_999) return say('the numbers 19000 to 19999 are kept for the implementation');
  return [];
}

function extensionsOf({ extensions, messages }: Pick<Message, 'extensions' | 'messages'>): Field[] {
  return [...extensions.flatMap(({ fields }) => fields), ...messages.flatMap(extensionsOf)];
}

function checkReservedUse(
  { name, number, line }: { name: string; number: number; line: number },
  owner: string,
  reserved: Reserved,
  word: string,
): Fault[] {
  const byNumber = reserved.ranges.find((range) => within(number, range));
  const byName = reserved.names.find((each) => each.name === name);
  const faults: Fault[] = [];
  if (byNumber)
    faults.push({
      level: 'error',
      what: 'reserved',
      message: `the ${word} ${number} of ${owner}.${name} is reserved`,
      line,
      with: [byNumber.line],
    });
  if (byName)
    faults.push({
      level: 'error',
      what: 'reserved',
      message: `the name ${name} is reserved in ${owner}`,
      line,
      with: [byName.line],
    });
  return faults;
}

function checkRanges(ranges: readonly Range[], owner: string, lowest: number): Fault[] {
  const faults: Fault[] = [];
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  for (const [i, { from, to, line }] of sorted.entries()) {
    const say = (message: string) =>
      faults.push({ level: 'error', what: 'reserved', message: `${owner}: ${message}`, line });
    if (from > to) say(`the reserved range ${from} to ${to} ends before it begins`);
    else if (from < lowest) say(`${from} is no field number`);
    const before = sorted[i - 1];
    if (before && from <= before.to && from <= to) say(`${from} is reserved twice`);
  }
  return faults;
}

function checkEnum(read: Enum, version: Version): Fault[] {
  const { name, line, values, allowAlias, reserved } = read;
  const faults: Fault[] = [];
  const first = values[0];
  if (!first) faults.push({ level: 'error', what: 'enum', message: `the enum ${name} has no values`, line });
  else if (first.number !== 0 && version === 'proto3' && !Number.isNaN(first.number)) {
    faults.push({
      level: 'error',
      what: 'enum',
      message: `${name}: the first value of an enum in proto3 is 0, not ${first.name} = ${first.number}`,
      line: first.line,
    });
  }
  if (!allowAlias) {
    faults.push(
      ...duplicates(
        values,
        ({ number }) => (Number.isNaN(number) ? undefined : number),
        (value, earlier) =>
          `${name}.${value.name} has the number ${value.number} of ${earlier.name}; option allow_alias = true would allow it`,
      ),
    );
  }
  faults.push(...values.flatMap((value) => checkReservedUse(value, name, reserved, 'number')));
  faults.push(
    ...values
      .filter(({ number }) => number > 2 ** 31 - 1 || number < -(2 ** 31))
      .map(
        (value): Fault => ({
          level: 'error',
          what: 'number',
          message: `${name}.${value.name}: ${value.number} does not fit into 32 bits`,
          line: value.line,
        }),
      ),
  );
  faults.push(...checkRanges(reserved.ranges, name, -(2 ** 31)));
  return faults;
}

function within(number: number, { from, to }: Range): boolean {
  return number >= from && number <= to;
}

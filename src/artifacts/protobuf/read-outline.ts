import type { Enum, Field, Message, ProtoFile, Range, Reserved, Service } from './outline.ts';
import { TokenReader } from './token-reader.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Blocks within blocks that are followed. */
const DEEPEST = 60;
const HIGHEST = 536_870_911;

/**
 * Reads what a .proto file declares. It is lenient: the grammar itself is checked by a parser that keeps no lines. What
 * it cannot make sense of it skips, up to the next `;` or past the next block.
 */
export function readOutline(text: string): ProtoFile {
  const reader = new TokenReader(tokensOf(text));
  const file: ProtoFile = {
    package: '',
    packages: [],
    imports: [],
    messages: [],
    enums: [],
    services: [],
    extensions: [],
  };
  while (!reader.done) {
    const { text: word, line } = reader.next();
    if (word === 'syntax' || word === 'edition') {
      reader.take('=');
      file.syntax ??= { value: unquote(reader.next().text), line };
      reader.skipStatement();
    } else if (word === 'package') {
      file.package = reader.next().text;
      file.packages.push(line);
      reader.skipStatement();
    } else if (word === 'import') {
      const statement = reader.statement();
      const path = statement.find((token) => /^["']/.test(token.text));
      if (path) file.imports.push({ path: unquote(path.text), line });
    } else if (word === 'message') file.messages.push(readMessage(reader, 0));
    else if (word === 'enum') file.enums.push(readEnum(reader));
    else if (word === 'service') file.services.push(readService(reader));
    else if (word === 'extend') file.extensions.push(readExtend(reader, line));
    else if (word !== ';') reader.skipStatement();
  }
  return file;
}

function emptyMessage(name: string, line: number): Message {
  const reserved = { ranges: [], names: [] };
  return { name, line, fields: [], oneofs: [], messages: [], enums: [], extensions: [], reserved, set: [] };
}

function readMessage(reader: TokenReader, depth: number): Message {
  const { text: name, line } = reader.next();
  const message = emptyMessage(name, line);
  readBody(reader, message, depth);
  return message;
}

function readBody(reader: TokenReader, message: Message, depth: number): void {
  if (depth > DEEPEST) {
    reader.skipStatement();
    return;
  }
  reader.block(() => {
    const [first, second] = [reader.peek(), reader.peek(1)];
    const opens = reader.peek(2) === '{';
    if (reader.take(';')) return;
    if (first === 'message' && opens) {
      reader.next();
      message.messages.push(readMessage(reader, depth + 1));
    } else if (first === 'enum' && opens) {
      reader.next();
      message.enums.push(readEnum(reader));
    } else if (first === 'extend' && opens) {
      const { line } = reader.next();
      message.extensions.push(readExtend(reader, line));
    } else if (first === 'oneof' && opens) {
      reader.next();
      readOneof(reader, message);
    } else if (first === 'reserved' && second !== '=') readReserved(reader, message.reserved);
    else if (first === 'extensions' && /^\d/.test(second)) {
      const taken: Reserved = { ranges: [], names: [] };
      readReserved(reader, taken);
      message.set.push(...taken.ranges);
    } else if (first === 'option') reader.skipStatement();
    else readField(reader, message, undefined, depth);
  });
}

function readOneof(reader: TokenReader, message: Message): void {
  const { text: oneof, line } = reader.next();
  const before = message.fields.length;
  reader.block(() => {
    if (reader.take(';')) return;
    if (reader.peek() === 'option') reader.skipStatement();
    else readField(reader, message, oneof, 0);
  });
  message.oneofs.push({ name: oneof, line, empty: message.fields.length === before });
}

const LABELS = ['required', 'optional', 'repeated'] as const;

function readField(reader: TokenReader, message: Message, oneof: string | undefined, depth: number): void {
  const start = reader.next();
  const label = LABELS.find((word) => word === start.text);
  let type = label ? reader.next().text : start.text;
  let mapKey: string | undefined;
  if (type === 'map' && reader.take('<')) {
    mapKey = reader.next().text;
    reader.take(',');
    type = reader.next().text;
    reader.take('>');
  }
  // A long name may be broken before a dot.
  while (/^\.\w/.test(reader.peek())) type += reader.next().text;
  const { text: name, line } = reader.next();
  const field: Field = {
    name,
    line,
    type,
    number: Number.NaN,
    options: [],
    ...(label ? { label } : {}),
    ...(oneof ? { oneof } : {}),
    ...(mapKey ? { mapKey } : {}),
  };
  if (!/^[A-Za-z_]\w*$/.test(name) || !reader.take('=')) {
    reader.skipStatement();
    return;
  }
  const sign = reader.take('-') ? -1 : 1;
  field.number = sign * toNumber(reader.next().text);
  if (type === 'group') {
    const group = emptyMessage(name, line);
    while (!reader.done && reader.peek() !== '{' && reader.peek() !== ';') reader.next();
    readBody(reader, group, depth + 1);
    message.messages.push(group);
    message.fields.push({ ...field, name: name.toLowerCase() });
    return;
  }
  const rest = reader.statement();
  rest.forEach((token, i) => {
    if (rest[i + 1]?.text === '=' && /^[\w.]+$/.test(token.text))
      field.options.push({ name: token.text, value: rest[i + 2]?.text ?? '' });
  });
  message.fields.push(field);
}

function readExtend(reader: TokenReader, line: number): ProtoFile['extensions'][number] {
  const of = reader.next().text;
  const holder: Message = {
    name: '',
    line,
    fields: [],
    oneofs: [],
    messages: [],
    enums: [],
    extensions: [],
    reserved: { ranges: [], names: [] },
    set: [],
  };
  readBody(reader, holder, 0);
  return { of, line, fields: holder.fields };
}

function readEnum(reader: TokenReader): Enum {
  const { text: name, line } = reader.next();
  const read: Enum = { name, line, values: [], allowAlias: false, reserved: { ranges: [], names: [] } };
  reader.block(() => {
    if (reader.take(';')) return;
    if (reader.peek() === 'option' && reader.peek(2) !== '') {
      const option = reader.statement().map(({ text }) => text);
      if (option[1] === 'allow_alias' && option[3] === 'true') read.allowAlias = true;
    } else if (reader.peek() === 'reserved' && reader.peek(1) !== '=') readReserved(reader, read.reserved);
    else {
      const value = reader.next();
      if (!reader.take('=')) {
        reader.skipStatement();
        return;
      }
      const sign = reader.take('-') ? -1 : 1;
      read.values.push({ name: value.text, number: sign * toNumber(reader.next().text), line: value.line });
      reader.skipStatement();
    }
  });
  return read;
}

function readReserved(reader: TokenReader, reserved: Reserved): void {
  reader.next();
  const parts: Token[][] = [[]];
  for (const token of reader.statement()) {
    if (token.text === '[') break;
    if (token.text === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  for (const part of parts) {
    const line = part[0]?.line ?? 1;
    const word = part.map(({ text }) => text).join(' ');
    const range = /^(- ?)?(\w+)(?: to (- ?)?(\w+))?$/.exec(word);
    if (/^["']/.test(word)) reserved.names.push({ name: unquote(word.split(' ').map(unquote).join('')), line });
    else if (range && /^\d/.test(range[2] ?? '')) {
      const from = (range[1] ? -1 : 1) * toNumber(range[2] ?? '');
      const to =
        range[4] === undefined ? from : range[4] === 'max' ? HIGHEST : (range[3] ? -1 : 1) * toNumber(range[4]);
      reserved.ranges.push({ from, to, line } satisfies Range);
    } else if (range) reserved.names.push({ name: word, line });
  }
}

function readService(reader: TokenReader): Service {
  const { text: name, line } = reader.next();
  const service: Service = { name, line, methods: [] };
  reader.block(() => {
    if (reader.take(';')) return;
    if (reader.peek() !== 'rpc') {
      reader.skipStatement();
      return;
    }
    reader.next();
    const method = reader.next();
    const types: string[] = [];
    for (let i = 0; i < 2; i++) {
      if (!reader.take('(')) break;
      if (reader.peek() === 'stream' && reader.peek(1) !== ')') reader.next();
      types.push(reader.next().text);
      reader.take(')');
      reader.take('returns');
    }
    service.methods.push({ name: method.text, line: method.line, types });
    reader.skipStatement();
  });
  return service;
}

function toNumber(text: string): number {
  return /^(0[xX][\da-fA-F]+|\d+)$/.test(text)
    ? Number(/^0\d/.test(text) ? Number.parseInt(text, 8) : text)
    : Number.NaN;
}

function unquote(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}

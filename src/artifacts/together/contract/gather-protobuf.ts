import protobuf from 'protobufjs';
import { type Artifact, lineIn } from '../../artifact.ts';
import type { Field, Operation, Shape, ShapeUse } from '../design.ts';
import { protobufLines } from './protobuf-lines.ts';
import { protobufNotes } from './protobuf-notes.ts';

/** In characters: what is longer is not read. */
const LONGEST = 500_000;

type Found = { artifact: Artifact; root: protobuf.Root; lineOf(path: string): number };

/** The messages, enumerations and methods of the Protobuf artifacts of a document. Texts that do not parse add nothing. */
export function gatherProtobuf(artifacts: readonly Artifact[]): { operations: Operation[]; shapes: Shape[] } {
  const shapes: Shape[] = [];
  const services: { service: protobuf.Service; found: Found }[] = [];
  for (const artifact of artifacts) {
    const root = read(artifact.text);
    if (!root) continue;
    const lines = protobufLines(artifact.text);
    const lineOf = (path: string): number => lineIn(artifact, lines.get(path) ?? 1);
    const found: Found = { artifact, root, lineOf };
    visit(root, (one) => {
      if (one instanceof protobuf.Type) shapes.push(messageOf(one, found));
      else if (one instanceof protobuf.Enum) shapes.push(enumOf(one, found));
      else if (one instanceof protobuf.Service) services.push({ service: one, found });
    });
  }
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  for (const field of shapes.flatMap(({ fields }) => fields)) {
    const shape = byName.get(field.type.slice(field.type.lastIndexOf('.') + 1));
    if (!shape || field.type.startsWith('google.protobuf.')) continue;
    field.shape = shape.name;
    if (shape.values) field.values = shape.values;
  }
  return { shapes, operations: services.flatMap(({ service, found }) => operationsOf(service, found, byName)) };
}

function read(text: string): protobuf.Root | undefined {
  if (text.length > LONGEST) return undefined;
  // Excerpts often leave out the first line; without it the grammar is the old one, which wants a label at each field.
  const whole = /^\s*(?:syntax|edition)\s*=/m.test(text) ? text : `syntax = "proto3"; ${text}`;
  try {
    return protobuf.parse(whole, new protobuf.Root(), { keepCase: true, alternateCommentMode: true }).root;
  } catch {
    return undefined;
  }
}

function visit(space: protobuf.NamespaceBase, see: (one: protobuf.ReflectionObject) => void): void {
  for (const one of space.nestedArray) {
    see(one);
    if (one instanceof protobuf.Namespace) visit(one, see);
  }
}

/** As `protobufLines` writes it: the names from the outermost message on, without the package. */
function pathOf(one: protobuf.ReflectionObject): string {
  const names: string[] = [];
  let at: protobuf.ReflectionObject | null = one;
  while (at && (at === one || at instanceof protobuf.Type || at instanceof protobuf.Service)) {
    names.unshift(at.name);
    at = at.parent;
  }
  return names.join('.');
}

function messageOf(type: protobuf.Type, { artifact, lineOf }: Found): Shape {
  const fields = type.fieldsArray.map((field): Field => {
    const isMap = field instanceof protobuf.MapField;
    const optional = field.options?.proto3_optional === true;
    return {
      name: field.name,
      type: isMap ? 'map' : field.type,
      nullable: optional || (field.partOf !== null && field.partOf !== undefined),
      required: false,
      isList: field.repeated,
      ...(isMap ? {} : protobufNotes(field)),
      line: lineOf(`${pathOf(type)}.${field.name}`),
    };
  });
  return {
    from: 'protobuf',
    name: type.name,
    use: 'object',
    fields,
    line: lineOf(pathOf(type)),
    artifact: artifact.index,
  };
}

function enumOf(type: protobuf.Enum, { artifact, lineOf }: Found): Shape {
  const values = Object.keys(type.values);
  return {
    from: 'protobuf',
    name: type.name,
    use: 'enum',
    values,
    fields: [],
    line: lineOf(pathOf(type)),
    artifact: artifact.index,
  };
}

function operationsOf(service: protobuf.Service, { lineOf }: Found, shapes: ReadonlyMap<string, Shape>): Operation[] {
  return service.methodsArray.map((method) => {
    const line = lineOf(`${service.name}.${method.name}`);
    const use = (type: string): ShapeUse => {
      const name = type.slice(type.lastIndexOf('.') + 1);
      return { name, fields: shapes.get(name)?.fields ?? [], line };
    };
    return {
      from: 'protobuf',
      method: 'RPC',
      path: `${service.name}/${method.name}`,
      bases: [],
      id: method.name,
      statuses: [],
      parameters: [],
      responseHeaders: [],
      request: [use(method.requestType)],
      responses: [{ ...use(method.responseType), status: '' }],
      words: method.comment ?? '',
      line,
    };
  });
}

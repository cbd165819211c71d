import { type Artifact, lineIn } from '../../artifact.ts';
import { readData } from '../../data/read-data.ts';
import type { Message } from '../design.ts';
import { follow, isRecord, type Path, valueAt } from './pointer.ts';
import { schemaFields } from './schema-fields.ts';

/** Of one document: a real one has a few dozen. */
const MOST = 300;

/** The messages of an AsyncAPI document, each with the address of the channel that carries it. */
export function asyncapiMessages(artifact: Artifact): Message[] {
  const [document] = readData(artifact.text).documents;
  const root = document?.value;
  if (!document || !isRecord(root)) return [];
  const lineOf = (path: Path) => lineIn(artifact, document.lineOf(path));
  const places = placesIn(root).slice(0, MOST);
  const seen = new Set<string>();
  return places.flatMap(({ path, channel, key }) => {
    const at = follow(root, path) ?? path;
    // A message of the components is told of again only where another channel carries it too.
    const id = `${at.join('/')} ${channel ?? ''}`;
    const isCarried = channel === undefined && places.some((other) => other.channel && samePlace(root, other.path, at));
    if (seen.has(id) || isCarried) return [];
    seen.add(id);
    return readMessage(root, at, key, channel, lineOf);
  });
}

function samePlace(root: unknown, path: Path, at: Path): boolean {
  return (follow(root, path) ?? path).join('/') === at.join('/');
}

type Place = { path: Path; channel?: string; key: string };

function placesIn(root: Record<string, unknown>): Place[] {
  const places: Place[] = [];
  for (const [name, channel] of entries(root.channels)) {
    const at = follow(root, ['channels', name]) ?? ['channels', name];
    const found = valueAt(root, at);
    if (!isRecord(channel) || !isRecord(found)) continue;
    const address = typeof found.address === 'string' ? found.address : name;
    for (const key of Object.keys(isRecord(found.messages) ? found.messages : {})) {
      places.push({ path: [...at, 'messages', key], channel: address, key });
    }
    for (const action of ['publish', 'subscribe'])
      places.push(...ofOperation(root, [...at, action, 'message'], address));
  }
  const components = isRecord(root.components) ? root.components : {};
  for (const [key] of entries(components.messages)) places.push({ path: ['components', 'messages', key], key });
  return places;
}

/** The message of an operation of version 2, or each of those it may be. */
function ofOperation(root: unknown, path: Path, channel: string): Place[] {
  const message = valueAt(root, path);
  if (!isRecord(message)) return [];
  if (!Array.isArray(message.oneOf)) return [{ path, channel, key: lastStep(root, path) ?? channel }];
  return message.oneOf.map((_, index) => {
    const place = [...path, 'oneOf', index];
    return { path: place, channel, key: lastStep(root, place) ?? channel };
  });
}

function lastStep(root: unknown, path: Path): string | undefined {
  const at = follow(root, path);
  return at && at[0] === 'components' ? String(at.at(-1)) : undefined;
}

function readMessage(
  root: Record<string, unknown>,
  at: Path,
  key: string,
  channel: string | undefined,
  lineOf: (path: Path) => number,
): Message[] {
  const message = valueAt(root, at);
  if (!isRecord(message)) return [];
  const name = typeof message.name === 'string' ? message.name : key;
  const wrapped = isRecord(message.payload) && isRecord(message.payload.schema) && !message.payload.type;
  const path = wrapped ? [...at, 'payload', 'schema'] : [...at, 'payload'];
  const payload = valueAt(root, path);
  const isForeign = /avro|protobuf|raml|xml/i.test(
    String(wrapped && isRecord(message.payload) ? message.payload.schemaFormat : message.schemaFormat),
  );
  const schema =
    isRecord(payload) && !isForeign
      ? {
          // References of the payload point into the components of its document.
          value: { allOf: [payload], components: root.components },
          line: lineOf(follow(root, path) ?? path),
          fields: schemaFields(root, path, lineOf),
        }
      : undefined;
  return [{ name, line: lineOf(at), from: 'asyncapi', ...(channel && { channel }), ...(schema && { schema }) }];
}

function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value).slice(0, MOST) : [];
}

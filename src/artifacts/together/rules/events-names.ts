import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { eventKey, eventVersion } from '../events/event-name.ts';
import { type Mention, mentionsOf } from '../events/topics.ts';
import { literally } from '../literally.ts';
import type { Rule } from '../rule.ts';

/** What takes in any event that could not be handled. */
const BESIDE = /(?:^|[._-])(?:dlq|dlt|dlx|dead|retry|retries|parked|parking|delay\w*)(?:$|[._-])/i;

/** A topic or event has to be called the same wherever it is meant. */
export const eventsNames: Rule = {
  name: 'together/events-names',
  find: (design) => {
    const mentions = mentionsOf(design);
    const found = [...outsiders(mentions), ...apart(mentions), ...misspelt(mentions), ...versions(mentions)];
    return found.filter(({ message }) => !isSaidAgain(message, design));
  },
};

/** Whether the name that a finding begins with stands in the document more than once: it is no slip. */
function isSaidAgain(message: string, { document }: Design): boolean {
  const name = /^`([^`]+)` stands only here/.exec(message)?.[1];
  if (name === undefined) return false;
  const own = new RegExp(String.raw`(?<![\w.-])${literally(name)}(?![\w-]|\.\w)`, 'g');
  return (document.text.match(own)?.length ?? 0) > 1;
}

/** Names that a catalogue of events does not list, where it lists all the others. */
function outsiders(mentions: readonly Mention[]): Finding[] {
  const listed = new Set(mentions.filter(({ how }) => how === 'catalogue').map(({ name }) => eventKey(name)));
  if (listed.size === 0) return [];
  const known = mentions.filter(({ name }) => listed.has(eventKey(name)));
  const strange = mentions.filter(
    ({ name }) =>
      !listed.has(eventKey(name)) &&
      (!BESIDE.test(name) || known.some((other) => BESIDE.test(other.name))) &&
      known.some((other) => isSibling(name, other.name)),
  );
  const names = new Set(strange.map(({ name }) => name));
  const [first] = strange;
  // Several of them: the catalogue is a part of what there is.
  if (!first || names.size > 1) return [];
  const elsewhere = new Set(known.filter(({ how }) => how !== 'catalogue').map(({ name }) => name));
  const near =
    known.find(({ name }) => isNear(name, first.name)) ??
    known.find(({ name }) => isSibling(name, first.name) && !elsewhere.has(name) && name !== first.name) ??
    known.find(({ name }) => isSibling(name, first.name));
  // Said here and there, while the listed one stands in the list alone: the list is wrong.
  if (near && new Set(strange.map(({ place }) => place)).size > 1 && !elsewhere.has(near.name))
    return [finding(near, first)];
  return [
    {
      level: 'warning',
      rule: 'together/events-names',
      message: `\`${first.name}\` is not among the events that the design lists${near ? `; it lists \`${near.name}\`` : ''}.`,
      line: first.line,
      ...(near && { with: [near.line] }),
    },
  ];
}

/** The one row of a table of events that the AsyncAPI document does not have, where it has all the others. */
function apart(mentions: readonly Mention[]): Finding[] {
  const declared = mentions.filter(({ place }) => place === 'asyncapi');
  const isDeclared = ({ name }: Mention): boolean => declared.some((one) => eventKey(one.name) === eventKey(name));
  const tables = new Set(
    mentions.flatMap(({ place, how }) => (how === 'catalogue' && place !== 'asyncapi' ? [place] : [])),
  );
  return [...tables].flatMap((table) => {
    const rows = mentions.filter(({ place }) => place === table);
    const [strange, ...more] = rows.filter((row) => !isDeclared(row));
    const named = new Set(rows.filter(isDeclared).map(({ name }) => eventKey(name)));
    if (!strange || more.length > 0 || named.size === 0) return [];
    // What the table calls otherwise is what it does not name.
    const other = declared.find(({ name }) => isSibling(name, strange.name) && !named.has(eventKey(name)));
    return other ? [finding(strange, other)] : [];
  });
}

/** Without a catalogue: a name that stands once, but for one word the same as one that stands elsewhere. */
function misspelt(mentions: readonly Mention[]): Finding[] {
  if (mentions.some(({ how }) => how === 'catalogue')) return [];
  return mentions.flatMap((mention) => {
    const places = (name: string) => new Set(mentions.filter((other) => other.name === name).map(({ place }) => place));
    if (places(mention.name).size !== 1) return [];
    const other = mentions.find(
      ({ name, place }) => name !== mention.name && place !== mention.place && isNear(name, mention.name),
    );
    if (!other || [...places(other.name)].some((place) => places(mention.name).has(place))) return [];
    // Once each: a command and its event may differ by an ending (`create`, `created`).
    if (places(other.name).size < 2 && (mention.line < other.line || isCommand(mention.name, other.name))) return [];
    return [finding(mention, other)];
  });
}

/** One event in two versions, never side by side. */
function versions(mentions: readonly Mention[]): Finding[] {
  const seen = new Set<string>();
  return mentions.flatMap((mention) => {
    const version = eventVersion(mention.name);
    const other = mentions.find(({ name }) => {
      const own = eventVersion(name);
      return own !== undefined && version !== undefined && own !== version && eventKey(name) === eventKey(mention.name);
    });
    const same = mentions.filter(({ name }) => name === mention.name);
    if (!other || same.length > 1 || seen.has(eventKey(mention.name))) return [];
    const places = new Set(mentions.filter(({ name }) => name === other.name).map(({ place }) => place));
    if (places.has(mention.place)) return [];
    seen.add(eventKey(mention.name));
    return [finding(mention, other)];
  });
}

function finding(mention: Mention, other: Mention): Finding {
  return {
    level: 'warning',
    rule: 'together/events-names',
    message: `\`${mention.name}\` stands only here; elsewhere the design says \`${other.name}\`.`,
    line: mention.line,
    with: [other.line],
  };
}

/** Of the same family: as many words, and all but the last the same. */
function isSibling(one: string, other: string): boolean {
  const [a, b] = [eventKey(one).split(' '), eventKey(other).split(' ')];
  return a.length === b.length && a.length > 1 && a.slice(0, -1).join() === b.slice(0, -1).join();
}

function isCommand(one: string, other: string): boolean {
  const bare = (name: string) => name.replace(/e?d\b/g, '').replace(/e\b/g, '');
  return bare(one) === bare(other);
}

/** One word differs, and has the same beginning: `valid`, `validated`; `create`, `created`. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [eventKey(one).split(' '), eventKey(other).split(' ')];
  if (a.length !== b.length) return false;
  const differ = a.map((word, at) => [word, b[at] ?? '']).filter(([x, y]) => x !== y);
  const [pair] = differ;
  if (differ.length !== 1 || !pair) return false;
  const [x = '', y = ''] = pair;
  const shared = [...x].findIndex((char, at) => char !== y[at]);
  return (shared < 0 ? x.length : shared) >= Math.max(4, Math.min(x.length, y.length) - 1);
}

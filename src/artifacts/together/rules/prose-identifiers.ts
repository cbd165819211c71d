import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import { DATABASE_SETTING } from '../prose/database-setting.ts';
import { errorCodes } from '../prose/error-codes.ts';
import { isSlip } from '../prose/is-slip.ts';
import { isNowhereElse, type OddName, oddNames } from '../prose/odd-names.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

type Known = { name: string; what: string; line: number };

const NAME = /^[a-z][a-z0-9]*(?:(?:_[a-z0-9]+)+|(?:[A-Z][a-z0-9]+)+)$/;
/** Indexes and constraints are another rule's. */
const INDEX = /^(?:ix|idx|uq|uk|fk|pk|ck|chk)_|_(?:ix|idx|index|uq|uk|fkey|pkey|key|fk|pk|chk|check|excl)$/;
/** The id of a row, called after its table. */
const OF_ROW = /(?:_id|Id)s?$/;
/** Names of measures, and where names stand that no artifact defines. */
const MEASURE =
  /_(?:total|seconds|bytes|count|ratio|ms|percent|duration|latency|lag|depth|rate|errors|age|size|p\d+|bucket|info)$/;
const LOOSE =
  /\b(?:metrics?|gauges?|counters?|histograms?|alerts?|labels?|spans?|trac(?:e|ing)|logs?|logged|flags?|toggles?|environment|settings?|configur\w*|option|jobs?|queues?|cache|redis|locks?|claims?|files?|scripts?|commands?|permissions?|roles?|scopes?|error codes?|codes?|reasons?|types?|dashboards?|buckets?|modules?|packages?|extensions?|functions?|parameters?|keys?)\b/i;

/**
 * Names in code spans (`event_outbox`) that no artifact has, and that are nearly those of a table, a column or a field:
 * a word more, a word less, another word among the same, or a slip of the pen; and those that are the only ones of their
 * kind without an artifact.
 */
export const proseIdentifiers: Rule = {
  name: 'together/prose-name',
  find(design) {
    const near = nearlyNamed(design);
    const odd = oddNames(design).filter(({ name }) => !near.has(name));
    return [...near.values(), ...odd.map((one) => oddFinding(one, isOfColumns(one, design) ? 'warning' : 'note'))];
  },
};

/**
 * Whether a name ends as columns do (`approved_by`, `payout_token`), in a sentence that speaks of no event. Of other
 * names that nothing has, many are of something that the document only speaks of: roles, cookies, fields of messages.
 */
function isOfColumns({ name, line }: OddName, { prose }: Design): boolean {
  if (!OF_COLUMN.test(name) || prose.tables.some(({ rows }) => rows.some((row) => row.line === line))) return false;
  const passage = prose.passages.find(({ codes }) => codes.some((code) => code.text === name && code.line === line));
  return passage !== undefined && !EVENTFUL.test(passage.text) && !passage.codes.some(({ text }) => TOPIC.test(text));
}

const OF_COLUMN = /^[a-z]+(?:_[a-z]+)*_(?:at|by|until|hash|token|ref|enc|digest|cipher|salt)$/;
const EVENTFUL = /\b(?:events?|topics?|messages?|payloads?|headers?|claims?|cookies?|parameters?|fields?)\b/i;
const TOPIC = /^[a-z][\w-]*(?:[.-][\w-]+)*\.v\d+$/;

function oddFinding({ name, line, others, set, beside }: OddName, level: Finding['level']): Finding {
  const message = set
    ? `\`${name.slice(0, 60)}\` stands among ${set}, but is none of them, and is named nowhere else.`
    : `\`${name.slice(0, 60)}\` is in no artifact, and is named nowhere else; the other ${others} such names of the text are in one.`;
  return { level, rule: 'together/prose-name', message, line, ...(beside && { with: [beside] }) };
}

function nearlyNamed(design: Design): Map<string, Finding> {
  const known = knownNames(design);
  if (known.length < 3 || design.artifacts.some(({ artifact }) => artifact.kind === 'sql' && artifact.fragment))
    return new Map();
  const words = artifactWords(design);
  const spans = design.prose.passages.flatMap((passage) =>
    sentencesOf(passage).flatMap(({ codes, text, aside }) =>
      codes
        .filter((code) => NAME.test(code.text))
        .map((code) => ({ ...code, sentence: text, aside, isOfRoles: ROLES.test(passage.text) })),
    ),
  );
  for (const diagram of design.diagrams) {
    if (diagram.kind !== 'sequence') continue;
    for (const { text, line } of diagram.messages) {
      for (const [name] of text.matchAll(/(?<![\w./{:-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w./}-])/g))
        spans.push({ text: name, line, sentence: '', aside: false, isOfRoles: false });
    }
  }
  const styleOf = (name: string): string => (name.includes('_') ? 'snake' : 'camel');
  const wrong = new Set(
    spans.filter(({ text, aside }) => !words.has(text.toLowerCase()) && !aside).map(({ text }) => text),
  );
  const errors = errorCodes(design);
  const isOwn = (name: string): boolean => !errors.has(name.toLowerCase()) && !DATABASE_SETTING.test(name);
  const names = [...new Set(spans.map(({ text }) => text))].filter(isOwn);
  // Where many names of a style are in no artifact, the document has them from elsewhere.
  const isLoose = (style: string): boolean => {
    const own = names.filter((name) => styleOf(name) === style);
    const strange = own.filter((name) => wrong.has(name)).length;
    return strange > Math.max(2, (own.length - strange) / 2);
  };
  const loose = new Set(['snake', 'camel'].filter(isLoose));
  const keys = new Set(known.map(({ name }) => nameKey(name)));
  const found = new Map<string, Finding>();
  const alike = new Set<string>();
  for (const { text, line, sentence, aside, isOfRoles } of spans) {
    if (
      aside ||
      !wrong.has(text) ||
      !isNowhereElse(design, text) ||
      // The same in another style: `entityType` for `entity_type`.
      keys.has(nameKey(text)) ||
      loose.has(styleOf(text)) ||
      MEASURE.test(text) ||
      !isOwn(text) ||
      INDEX.test(text) ||
      known.some(({ name, what }) => what === 'table' && nameKey(name) === nameKey(text.replace(OF_ROW, ''))) ||
      found.has(text)
    )
      continue;
    const near =
      known.find(({ name }) => isSlip(name, text)) ??
      known.find(({ name }) => /[A-Z]/.test(name) === /[A-Z]/.test(text) && isVariant(name, text));
    if (
      near?.what === 'table' &&
      !isSlip(near.name, text) &&
      (CODES.test(sentence) || isOfRoles || STATE.test(text) || isPropertyOf(near.name, text))
    )
      continue;
    if (!near || (LOOSE.test(wordsAround(sentence, text)) && !isSlip(near.name, text))) continue;
    if (!isSlip(near.name, text)) alike.add(text);
    found.set(text, {
      // A slip of the pen is one; a word more or another may be a thing of its own.
      level: isSlip(near.name, text) || near.what === 'table' ? 'warning' : 'note',
      rule: 'together/prose-name',
      message: `\`${text.slice(0, 60)}\` is in no artifact; the nearest is the ${near.what} \`${near.name}\` (line ${near.line}).`,
      line,
      with: [near.line],
    });
  }
  // Somebody who errs does so once: several that are merely alike are names of something else.
  if (alike.size > 1) for (const name of alike) found.delete(name);
  return found;
}

/** "The codes of 409 are …": names beside a table's are codes too. */
const CODES = /\bcodes?\b/i;

const ROLES = /\broles?\b/i;

/** In characters, on either side of a name: words farther away are about other things. */
const AROUND = 40;

function wordsAround(sentence: string, name: string): string {
  const at = sentence.indexOf(`\`${name}\``);
  return sentence.slice(Math.max(0, at - AROUND), at + name.length + AROUND).replace(/`[^`]*(?:`|$)/g, ' ');
}

function knownNames({ schema, shapes }: Design): Known[] {
  const values = schema.tables.flatMap(({ columns }) =>
    columns.flatMap(({ values: own = [], line }) =>
      // A value of one word is part of many names.
      own.filter((name) => name.includes('_')).map((name) => ({ name, line, what: 'value' })),
    ),
  );
  return [
    ...schema.tables.map(({ name, line }) => ({ name, line, what: 'table' })),
    ...shapes.flatMap(({ fields }) => fields.map(({ name, line }) => ({ name, line, what: 'field' }))),
    ...schema.tables.flatMap(({ columns }) => columns.map(({ name, line }) => ({ name, line, what: 'column' }))),
    ...values,
  ];
}

/** Words that end many names of one document: `tax_code` and `error_code` are two things. */
const ENDS = new Set(
  'code type status state name key kind count number url date ref reason version hash value'.split(' ').map(stem),
);

/** `attempts_exhausted`, `table_full`: what has become of the rows, and no rows. */
const STATE = /_(?:[a-z]+ed|full|empty|open|missing|late|early|invalid|unknown|gone|not_found)$/;

/** `company_kind` of `companies` says what it is of. */
function isPropertyOf(table: string, name: string): boolean {
  const [words, own] = [wordsOf(name), wordsOf(table)];
  return words.length === own.length + 1 && ENDS.has(stem(words.at(-1) ?? ''));
}

/** Whether all words of one are among the other's and only one is more, or one of three or more is another. */
function isVariant(a: string, b: string): boolean {
  if (nameKey(a) === nameKey(b)) return false;
  const [one, other] = [wordsOf(a).map(stem), wordsOf(b).map(stem)];
  const both = one.filter((word) => other.includes(word) && !ENDS.has(word));
  const shared = both.some((word) => word.length > 2) ? both.length : 0;
  const longer = Math.max(one.length, other.length);
  // `media_id` and `media_urls` are two things of one.
  if (longer === 2 && one.length === other.length && /_(?:ids?|at)$|[a-z](?:Ids?|At)$/.test(b)) return false;
  return Math.abs(one.length - other.length) <= 1 && shared >= 1 && shared >= longer - 1;
}

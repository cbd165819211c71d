import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { nameKey } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import { isOutside } from '../prose/outside.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import { isListing, type Sort, type Vocabulary, vocabularyOf } from '../prose/vocabulary.ts';
import type { Rule } from '../rule.ts';

type Said = { name: string; line: number };
type Listing = {
  sort: Sort;
  what: string;
  /** Fewer say little of what the list has. */
  enough: number;
  said: (text: string) => { name: string; at: number }[];
  /** What a sentence speaks of when such names come from elsewhere. */
  other: RegExp;
};

const CONSTANT = '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+';
const NAME = '[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+';
const FAILS =
  /\b(?:refus\w+|reject\w*|fail\w*|errors?|codes?|answer\w*|returns?|responds?|gets?|sees?|receives?|raises?|throws?|otherwise|reason|problem|loser|yields?|gives?|shows?|displays?|says?|reports?|signals?|[45]\d\d)\b/i;
/** Codes of protocols and tools: nobody lists them. */
const STANDARD =
  /^(?:OK|CANCELLED|UNKNOWN|INVALID_ARGUMENT|DEADLINE_EXCEEDED|NOT_FOUND|ALREADY_EXISTS|PERMISSION_DENIED|RESOURCE_EXHAUSTED|FAILED_PRECONDITION|ABORTED|OUT_OF_RANGE|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS|UNAUTHENTICATED|BAD_USER_INPUT|BAD_REQUEST|INTERNAL_SERVER_ERROR|INTERNAL_ERROR|GRAPHQL_\w+|PERSISTED_QUERY\w*|(?:NODE|DATABASE|LOG|OTEL|PG|POSTGRES|AWS|REDIS|KAFKA|S3|SQL|READ|FOR|LC|TZ|NODE|GO|JAVA|PYTHON|UV|NPM|CI|HTTP|TLS|SSL|ERR|SIG|UTF|ISO|SHA|AES|RSA|HMAC|EC|X)_\w+)$/;

/** What any call may answer: lists of what a design refuses leave it out. */
const ANYWHERE =
  /^(?:(?:request_)?validation(?:_(?:failed|error))?|(?:invalid|bad|malformed)_(?:request|input|body|payload|params?|parameters?|json|argument)|unauthori[sz]ed|forbidden|access_denied|rate_limit(?:ed|_exceeded)|too_many_requests|(?:server|internal)_error|service_unavailable|timeout)$/i;

/** What a part of the system does, or what becomes of it. */
const DOES =
  '(?:is (?:down|up|unavailable|slow|stopped|restarted|idempotent|stateless)|fails|crashes|calls|sends|writes|reads|publishes|consumes|polls|asks|receives|handles|retries|stores|owns|sets|updates|marks|deletes|inserts|validates|forwards|subscribes|listens|runs|scales|takes|answers|checks|picks|creates|emits|then|never|only)';

const LISTINGS: readonly Listing[] = [
  {
    sort: 'error',
    what: 'codes',
    enough: 3,
    said: errorsIn,
    other: /\b(?:SQLSTATE|sqlstate|errno|psql|streams?|queues?|buckets?)\b/,
  },
  { sort: 'setting', what: 'settings', enough: 3, said: settingsIn, other: FAILS },
  {
    sort: 'service',
    what: 'services',
    enough: 3,
    said: servicesIn,
    other: /\b(?:librar\w+|package|plugin|image|command|cli|script|chart|flag|extension|middleware|sidecar|tool)\b/i,
  },
  {
    sort: 'role',
    what: 'roles',
    enough: 2,
    said: rolesIn,
    other:
      /\b(?:database|postgres\w*|sql|grants?|db|rls|schema|iam|aws|vault|kubernetes|replication|superuser|aria)\b/i,
  },
];

/** Codes of errors, settings, services and roles that the text names once, and that the document's own list of them lacks. */
export const proseCodes: Rule = {
  name: 'together/prose-code',
  isDoubtful: true,
  find: (design) => LISTINGS.flatMap((listing) => findOf(listing, design)),
};

function findOf(listing: Listing, design: Design): Finding[] {
  const vocabulary = vocabularyOf(design, listing.sort);
  if (vocabulary.size < listing.enough) return [];
  const words = artifactWords(design);
  const names = [...saidIn(listing, design), ...(listing.sort === 'error' ? drawnIn(design) : [])];
  const strange = names.filter(
    ({ name, line }) =>
      !vocabulary.has(nameKey(name)) &&
      !STANDARD.test(name) &&
      ![...words].some((word) => word === name.toLowerCase() || word.endsWith(`_${name.toLowerCase()}`)) &&
      !isListing(vocabulary, line) &&
      countOf(name, design) === 1,
  );
  // Where several are not listed, or what any call may answer, the list is not all there is.
  const [one] = strange;
  if (!one || strange.some(({ name }) => name !== one.name || ANYWHERE.test(name))) return [];
  return [finding(one, listing, vocabulary)];
}

function finding({ name, line }: Said, { what }: Listing, vocabulary: Vocabulary): Finding {
  const lines = [...new Set(vocabulary.values())].sort((a, b) => a - b);
  const message = `\`${name.slice(0, 60)}\` is not among the ${vocabulary.size} ${what} that the document lists (line ${lines[0]}), and is named nowhere else.`;
  return { level: 'warning', rule: 'together/prose-code', message, line, with: lines.slice(0, 3) };
}

function saidIn({ said, other }: Listing, { prose }: Design): Said[] {
  return prose.passages.flatMap(sentencesOf).flatMap((sentence) => {
    const { text, aside } = sentence;
    const words = text.replace(/`[^`]*`/g, ' ');
    if (aside || other.test(words) || isOutside(words)) return [];
    return said(text).map(({ name, at }) => ({ name, line: lineAt(sentence, at) }));
  });
}

/** Constants anywhere in a sentence about what fails; other names in code spans beside a word or a status that says so. */
function errorsIn(text: string): { name: string; at: number }[] {
  if (matches(text, STATUSES).length >= LISTED) return [];
  if (!FAILS.test(text.replace(/`[^`]*`/g, ' ')) && !/\([^)]*[A-Z]_[A-Z][^)]*\)/.test(text)) return [];
  const constants = matches(text, new RegExp(String.raw`(?<![\w./-])(${CONSTANT})(?![\w/-]|\.\w)`, 'g'));
  const others = matches(
    text,
    new RegExp(
      String.raw`(?:\b[45]\d\d\b[\s:(–—-]*|\b(?:(?:refused|rejected|fails?|failed|answered|answers|responds) (?:with|as)|(?:gets|sees|receives|returns|raises|throws|yields)|errors?|codes?|reason|problem) (?:an? |the )?(?:error |code |reason |problem )?)\x60(${NAME})\x60`,
      'gi',
    ),
  );
  return [...constants, ...others];
}

/** `400 VALIDATION_FAILED, 401 UNAUTHENTICATED and 503 UNAVAILABLE`: a sentence that is a list itself. */
const STATUSES = /\b([45]\d\d)\b[\s:(`]*[A-Z][A-Z_]{3,}/g;
const LISTED = 3;

function settingsIn(text: string): { name: string; at: number }[] {
  return matches(text, new RegExp(String.raw`\x60(${CONSTANT})\x60`, 'g'));
}

function servicesIn(text: string): { name: string; at: number }[] {
  const name = String.raw`\x60([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\x60`;
  return matches(text, new RegExp(String.raw`${name}\s+(?:still\s+|then\s+|also\s+)?${DOES}\b`, 'g'));
}

function rolesIn(text: string): { name: string; at: number }[] {
  const name = String.raw`\x60([a-z][\w:.-]*)\x60`;
  return [
    ...matches(
      text,
      new RegExp(String.raw`\b(?:roles?|scopes?|permissions?)\s+(?:is\s+|of\s+|called\s+)?${name}`, 'gi'),
    ),
    ...matches(text, new RegExp(String.raw`${name}\s+(?:roles?|scopes?|permissions?|tokens?)\b`, 'gi')),
  ];
}

/** Codes in the answers of sequence diagrams. */
function drawnIn({ diagrams }: Design): Said[] {
  return diagrams.flatMap((diagram) =>
    diagram.kind !== 'sequence'
      ? []
      : diagram.messages
          .filter(({ reply }) => reply)
          .flatMap(({ text, line }) =>
            [
              ...matches(text, new RegExp(String.raw`(?<![\w./-])(${CONSTANT})(?![\w/-]|\.\w)`, 'g')),
              ...matches(text, new RegExp(String.raw`\b[45]\d\d\b[\s:(–—-]*(${NAME})`, 'g')),
            ].map(({ name }) => ({ name, line })),
          ),
  );
}

function matches(text: string, pattern: RegExp): { name: string; at: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({ name: match[1] ?? '', at: match.index }));
}

function countOf(name: string, { document }: Design): number {
  return document.text.split(new RegExp(`(?<![\\w])${literally(name)}(?![\\w])`, 'i')).length - 1;
}

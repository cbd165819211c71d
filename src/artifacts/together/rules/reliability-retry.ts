import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { type FailureTable, failureTables } from '../reliability/dependencies.ts';
import { untoldRetries } from '../reliability/untold-retries.ts';
import type { Rule } from '../rule.ts';

/** A write that is tried again needs a reason why it does not happen twice. */
export const reliabilityRetry: Rule = {
  name: 'together/reliability-retry',
  find: (design) => {
    const tables = failureTables(design);
    const others = design.prose.tables
      .filter((table) => table.head.some((title) => DOUBLES.test(title)) && !tables.some((one) => one.table === table))
      .map((table) => ({ table }));
    const found = [...[...tables, ...others].flatMap((table) => odd(design, table)), ...anywhere(design)];
    // What is read out of sentences alone is no more than worth a look.
    const untold = untoldRetries(design, 'together/reliability-retry').map((one) => ({
      ...one,
      level: 'note' as const,
    }));
    return [...found, ...untold.filter(({ line }) => !found.some((one) => one.line === line))];
  },
};

const STORY =
  /\b(?:idempot\w*|de-?dup\w*|same (?:\w+ ){0,3}?(?:id|key|number|reference|token)|(?:request|message|event|order|transfer|job|delivery|booking|payment|client|transaction|command|collapse|operation|own) (?:id|key|reference|token|number)|by (?:its|their|the) (?:\w+ )?(?:id|key)|[a-z]+(?:_id|Id)|unique|upserts?|on conflict|harmless|safe|twice|once|second one|document numbers?|no (?:side )?effects?|free of side|replaces?|ignor\w*|repeats?|duplicates?|inbox|conditional|if-match|etag|versions?|reads? only|read-only|reads|lookup|get|queries|collapse|same answer|keys?|serial|overwrit\w*)\b/i;
const WRITES =
  /\b(?:sms|text messages?|e?-?mails?|mailer|push|notif\w*|payments?|charg\w*|acquirer|psp|bank|payout|transfers?|webhooks?|publish\w*|orders?|booking|reserv\w*|print\w*|pages?|pager|paging|shipp\w*|carrier|courier|invoices?|ledger|refund\w*|billing|stripe|adyen|paypal|twilio|sendgrid|fcm|apns)\b/i;
const COSTLY =
  /\b(?:payments?|charg\w*|acquirer|psp|bank|payout|transfers?|orders?|booking|reserv\w*|print\w*|shipp\w*|carrier|courier|invoices?|ledger|refund\w*|billing|stripe|adyen|paypal|captur\w*)\b/i;
/** Asked by what knows itself what it has done. */
const OWN = /postgres|mysql|database|\bdb\b|kafka|rabbit|nats|redis|valkey|broker|queue|relay|cache|read/i;
/** It is kept, and tried again from there. */
const STAYS = /\b(?:stays?|remains?) `/i;
/** The title of a column that says what comes of repeats. */
const DOUBLES = /idempot|repeat|de-?dup|duplicate|doubl|twice|second time/i;
const NEVER = /^(?:|none|no|0|-|–|—|never|n\/?a|not retried|no retr(?:y|ies)\b.*)$/i;
const TRIES =
  /\d|\b(?:one|two|three|four|five|once|twice|yes|until|without end|forever|back-?off|pauses?|exponential\w*|for ever|times)\b/i;

/** In tables without a column for it. */
const AGAIN =
  /\b(?:retr(?:y|ies|ied)|(?:\w+|\d+) (?:more )?(?:tries|attempts)|tried (?:again|(?:\w+|\d+) times)|resent|re-?sends?|sent again|repeated|repeats)\b/i;

/** `Consumers drop a repeated event`: it tells of the story, not of a retry. */
const REPEATED = /\b(?:an?|any|each|every|the|all) (?:repeated|resent)\b/gi;

/** The one row that retries a write without saying why that is safe, where every other row that retries says it. */
function odd(design: Design, { table, retry }: FailureTable): Finding[] {
  const said = (cells: readonly string[]): string =>
    (retry === undefined
      ? cells.slice(1).find((cell) => AGAIN.test(cell.replace(REPEATED, ' ')))
      : cells[retry]
    )?.trim() ?? '';
  const retried = table.rows.filter(
    ({ cells }) =>
      !NEVER.test(said(cells)) && (retry === undefined || TRIES.test(said(cells).replace(/\b[1-5]\d\d\b/g, ' '))),
  );
  // A column for it holds the story, in whatever words: but where all others tell of repeats there, one that does not is odd.
  const stories = table.head.findIndex((title) => DOUBLES.test(title));
  const inWords = table.rows.filter(({ cells }) => isStory(cells[stories] ?? ''));
  const told =
    inWords.length > 1 && inWords.length === table.rows.length - 1
      ? inWords
      : retried.filter(
          ({ cells }) => !NEVER.test((cells[stories] ?? '').trim()) || STORY.test(cells.slice(1).join(' ')),
        );
  // Without a column for either, what is kept with its state is told well enough, unless it costs money.
  const isAsked = retry !== undefined || stories >= 0;
  const untold = retried.filter(
    (row) =>
      !told.includes(row) &&
      (isAsked || !STAYS.test(row.cells.join(' ')) ? WRITES : COSTLY).test(row.cells.join(' ')) &&
      !isToldElsewhere(design, row.cells[0] ?? ''),
  );
  const [row] = untold;
  // Without a column for it, one row alone tells nothing of how the table is meant.
  if (!row || untold.length > 1 || told.length < (retry === undefined ? 2 : 1)) return [];
  // The column of the attempts says it for all others: there it was forgotten.
  const isForgotten =
    retry !== undefined &&
    told.length > 0 &&
    told.every(({ cells }) => STORY.test(cells[retry] ?? '')) &&
    !OWN.test(row.cells[0] ?? '');
  return [
    {
      level: isForgotten ? 'warning' : 'note',
      rule: 'together/reliability-retry',
      message: `${row.cells[0]} is retried (“${said(row.cells).slice(0, 60)}”), and nothing says what keeps a repeat from happening twice; the other rows say it.`,
      line: row.line,
      with: told.map(({ line }) => line).slice(0, 3),
    },
  ];
}

function isStory(text: string): boolean {
  return STORY.test(text) || /\b(?:drop|skip|recompute)s?\b/i.test(text);
}

function isToldElsewhere({ prose }: Design, name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/\W+/)
    .filter(
      (word) =>
        word.length > 2 &&
        !/^(?:the|gateway|provider|service|api|fails?|failure|away|down|slow|unavailable|unreachable|times?|out|timeout|and|not|does|errors?)$/.test(
          word,
        ),
    );
  const cells = new Set(prose.tables.flatMap(({ rows }) => rows.map(({ line }) => line)));
  return prose.passages.some(
    ({ text, line }) =>
      !cells.has(line) && words.some((word) => text.toLowerCase().includes(word)) && STRONG.test(text),
  );
}

const STRONG =
  /\b(?:idempot\w*|de-?dup\w*|same (?:\w+ ){0,2}?(?:id|key)|repeats?|duplicates?|twice|upserts?|inbox|exactly.once)\b/i;
const AT_LEAST_ONCE = /\bat[- ]least[- ]once\b/i;
const SAFE_SOMEWHERE =
  /idempot|de-?dup|inbox|processed[_ ](?:events?|messages?)|upsert|on conflict|exactly[- ]once|effectively once|duplicat|repeat|seen before|already (?:seen|processed|handled|applied)|twice|same (?:id|key|event)|redeliver|replay|ignor|unique|insert ignore|merge into/i;

/** Delivery at least once, in a design that nowhere speaks of repeats. */
function anywhere({ prose, document }: Design): Finding[] {
  const passage = prose.passages.find(({ text, aside }) => !aside && AT_LEAST_ONCE.test(text));
  if (!passage || SAFE_SOMEWHERE.test(document.text)) return [];
  return [
    {
      level: 'note',
      rule: 'together/reliability-retry',
      message: 'Messages are delivered at least once, but nothing in the design says how a repeat is recognised.',
      line: passage.line,
    },
  ];
}

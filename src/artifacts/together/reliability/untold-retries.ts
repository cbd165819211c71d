import type { Finding } from '../../../session/finding.ts';
import type { Design, Passage } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';

const AGAIN =
  /\b(?:retr(?:y|ies|ied|ying)|(?:try|tries|tried|trying) (?:it |them )?again|(?:is|are) (?:attempted|repeated|resent|re-sent|sent again|tried)|(?:repeats|resends|re-sends) (?:it|them|the)|attempts? (?:up to|at most)|(?:calls?|asks?|posts?|sends?|orders?|submits?|charges?|captures?|publish(?:es)?|pays?|books?|uploads?|requests?|instructs?) (?:(?:it|them|the [\w-]+|that [\w-]+) )?again|tr(?:y|ies) (?:it |them )?(?:up to )?(?:\d+|two|three|four|five|six|eight|ten) times)\b/i;
const OFTEN =
  /\b(?:every (?:\d|few|hour|minute|night|day|ten|five|two|quarter)|each (?:hour|night|day)|hourly|nightly|until|(?:(?:\d+|two|three|four|five|six|ten) (?:more )?(?:times|attempts|tries|retries))|once more|twice|\d+ ?[x×]|max(?:imum)?\.? \d|up to \d|back-?off|exponential\w*|for (?:\d+|an?|two|several) ?(?:h|hours?|days?|min\w*)\b|(?:following|next) (?:night|day|run)|with (?:growing|increasing) (?:pauses|delays?)|after \d+|\d+ ?(?:s|seconds|min|minutes|hours?) apart)/i;
/** What costs somebody when it happens twice. Mail and messages may, and people bear it. */
const COSTLY =
  /\b(?:payments?|refund\w*|payouts?|charg(?:e|es|ed|ing)\b|captur(?:e|es|ed)|direct debits?|(?:money|wire) transfers?|banks?\b|acquirers?\b|payroll|salar(?:y|ies)|stripe|adyen|paypal|mollie|klarna|braintree|worldline|worldpay|invoic\w*|ledger|postings?|disburs\w*|settlements?|top-?ups?|withdrawals?|purchase orders?|labels?)\b/gi;
const COSTLY_ONE = new RegExp(COSTLY.source, 'i');
/** Something is said of repeats, or of what tells one from the first. */
const STORY =
  /\b(?:idempot\w*|de-?dup\w*|same (?:body|request|file)|ids?|keys?|references?|tokens?|numbers?|refs?|unique|upserts?|on conflict|harmless|safe\w*|twice|doubl\w*|second (?:one|time)|no effect|ignor\w*|repeats|duplicat\w*|inbox|conditional|if-match|etag|versions?|lookups?|asks?|outcome|exists?|already|overwrit\w*|replaces?|rejects?|exactly.once|reconcil\w*|not retried|no retr\w*|never|without retr\w*)\b/i;
/** What is tried again is no order to pay. */
const OTHER =
  /\b(?:reads?|quer(?:y|ies)|fetch\w*|poll\w*|download\w*|status|checks?|shown|rates?|webhooks?|events?|messages?|e?-?mails?|sms|consumers?|offsets?|dead.letter|receipts?|documents?|pdf|template|deadlock|serializ\w*|transaction|lock\w*|connection|reports?|export|statements?)\b/i;
/** Said anywhere of the same thing. */
const ELSEWHERE =
  /idempot|de-?dup|same (?:\w+ ){0,3}?(?:id|key|number|reference|token)|\bas (?:its |the |an? )?(?:\w+ ){0,2}?(?:key|reference)\b|\btwice\b|duplicat|exactly.once|only once|\b(?:request|client|merchant|external|payment|refund|transfer)[_ ]?(?:key|reference|ref)\b|unique/i;
const TRIED = /\b(?:re)?tr(?:y|ies|ied) (?:once|twice)(?: more)?\b/gi;

/** In characters: all of it is of one thing. */
const SHORT = 500;

/**
 * What costs money is tried again, in an item or a paragraph that does not say what keeps it from happening
 * twice, and nothing else in the document says it of the same thing.
 * @param rule the id of the finding
 */
export function untoldRetries(design: Design, rule: string): Finding[] {
  // What was authorised is captured once, however often one asks.
  const isAuthorised = /\bauthori[sz]/i.test(design.document.text);
  return units(design).flatMap((unit): Finding[] => {
    const sentences = sentencesOf(unit);
    const at = sentences.findIndex(({ text, aside }) => !aside && AGAIN.test(text) && OFTEN.test(text));
    const told = sentences[at];
    if (!told || unit.aside) return [];
    const around = textOf(sentences.slice(Math.max(0, at - 1), at + 2)).replace(TRIED, ' ');
    const all = unit.text.length < SHORT ? textOf(sentences) : around;
    const about = subjectsIn(all, told.text).filter((word) => !word.startsWith('captur') || !isAuthorised);
    if (about.length === 0 || STORY.test(around) || OTHER.test(told.text) || isToldElsewhere(design, about)) return [];
    const message = `What costs money (${about.slice(0, 3).join(', ')}) is tried again, and nothing says what keeps a repeat from happening twice: no key, no reference.`;
    return [{ level: 'warning', rule, message, line: told.line }];
  });
}

/** What is done, where the sentence of the retry says it: else whom it is asked of. */
function subjectsIn(text: string, told: string): string[] {
  const all = [...new Set([...text.matchAll(COSTLY)].map(([word]) => stem(word.toLowerCase())))];
  const done = all.filter((word) => DONE.test(word) && (told.toLowerCase().includes(word) || !COSTLY_ONE.test(told)));
  return done.length > 0 ? done : all;
}

const DONE = /^(?:refund|payout|captur|top-?up|withdrawal|settlement|disburs|payroll|salar)/;

function textOf(sentences: readonly Passage[]): string {
  return sentences.map(({ text }) => text.replaceAll('\n', ' ')).join(' ');
}

/** Paragraphs, items, and rows of tables. */
function units({ prose }: Design): Passage[] {
  const cells = new Set(prose.tables.flatMap(({ rows, line }) => [line, ...rows.map((row) => row.line)]));
  const rows = prose.tables.flatMap((table) =>
    table.rows.map(
      ({ cells: all, line }): Passage => ({
        ...{ text: all.join(' | '), line, aside: false, codes: [] },
        ...(table.section !== undefined && { section: table.section }),
      }),
    ),
  );
  return [...prose.passages.filter(({ line }) => !cells.has(line)), ...rows];
}

function isToldElsewhere({ artifacts, prose }: Design, about: readonly string[]): boolean {
  const speaks = (text: string): boolean => {
    const low = text.toLowerCase();
    return about.some((word) => low.includes(word)) && ELSEWHERE.test(text.replace(TRIED, ' '));
  };
  return (
    prose.passages.flatMap(sentencesOf).some((sentence) => speaks(textOf([sentence]))) ||
    artifacts.some(({ artifact }) => artifact.text.split('\n').some(speaks))
  );
}

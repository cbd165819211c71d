import type { Design, Passage } from '../design.ts';
import { waysOf } from '../diagrams/drawn-ways.ts';
import { isCalled } from '../diagrams/is-called.ts';
import { isNotChosen } from '../prose/decisions.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import { isLimited } from './claim.ts';

/** A sentence that has one database serve all parts, or one that gives a part its own. */
export type StoreClaim = { said: string; line: number };

const PRODUCT = '(?:postgres(?:ql)?|mysql|mariadb|relational|logical|physical|sql|application|\\d[\\d.]*)';
const STORE = `(?:${PRODUCT} )*(?:databases?|postgres(?:ql)?|mysql|mariadb)(?: (?:instance|cluster|server|primary|\\d[\\d.]*))?`;
const PARTS =
  '(?:services?|micro-?services?|components?|workers?|modules?|parts?|process(?:es)?|domains?|bounded contexts?)';
const ONE = '(?:one|a single|the same|a shared|one shared|a common|one common|the one)';

const SHARED = [
  `\\b${ONE} ${STORE}(?: is| are)?,? (?:for|(?:that is |which is )?(?:shared|used) (?:by|across|among)|across|serves|serving|behind|under|holds the data of) (?:all|every|each|both|the whole|everything|(?:two|three|four|five|six|\\d) ${PARTS})\\b`,
  `\\b(?:all|every|each|both|the|(?:two|three|four|five|six|\\d)) ${PARTS} (?:shares?|uses?|use|works? (?:on|with|against)|reads? and writes?|writes? to|connects? to|lives? in|talks? to) ${ONE} ${STORE}\\b`,
  `^\\W*(?:[A-Z]{0,4}-?\\d{1,3}\\W{1,4})?(?:we share )?(?:one|a single|a shared) ${STORE}(?:,? (?:not|no|instead of|rather than|over) .*)?\\W*$`,
].map((one) => new RegExp(one, 'i'));

const OWNER = "(?:the |our )?((?:[\\w'.-]+ ){0,3}?[\\w.-]+?)";
const OWN = '(?:its own|their own|a (?:separate|dedicated|private|second)|its (?:separate|dedicated|private))';
/** Something within a database, which several may have in one. */
const WITHIN =
  '(?! (?:users?|roles?|schemas?|connections?|pools?|accounts?|passwords?|sessions?|transactions?|log-?ins?|tables?|views?|backups?|credentials|replicas?)\\b)';
/** The group is whose it is. */
const OWNED = [
  `\\b${OWNER}'s? own ${STORE}\\b${WITHIN}`,
  `(?:^|[.;:,] |\\b(?:and|but|while) )${OWNER} (?:has|have|keeps?|owns?|gets?|runs?|uses?|brings?|writes to|reads from|stores [^.;,]{2,40}? in|keeps [^.;,]{2,40}? in|lives? in|is (?:kept|stored) in|works on) ${OWN} ${STORE}\\b${WITHIN}`,
  `\\b${STORE} (?:per|for each|for every) (${PARTS})\\b`,
  `\\b(?:each|every) (${PARTS}) (?:has|owns|keeps|gets|brings|runs) (?:its|an?)(?: own)? ${STORE}\\b${WITHIN}`,
  `\\b(?:a|its) (?:separate|dedicated|second|private) ${STORE} (?:for|of) ${OWNER}(?=$|[.,;:()]| (?:and|because|so|keeps|holds|stores|has|is|takes)\\b)`,
].map((one) => new RegExp(one, 'i'));

const REPLACES =
  /\b(?:supersed|replac|amend|revis|exception|deviat|overrul|unlike|no longer|never|not|nor|without|instead|rather|would|could|later)\w*/i;

/** One database for all, and one of one's own, as far as the text has both. */
export function storeClaims(design: Design): { shared: StoreClaim[]; owned: StoreClaim[] } {
  const sentences = sentencesIn(design).filter(({ text }) =>
    /\b(?:databases?|postgres\w*|mysql|mariadb)\b/i.test(text),
  );
  const shared = sentences.flatMap((sentence) => {
    const match = firstOf(SHARED, plain(sentence));
    return match && !isLimited(sentence.text) ? [claim(sentence, match)] : [];
  });
  const owned = sentences.flatMap((sentence) => {
    const match = firstOf(OWNED, plain(sentence));
    const rest = plain(sentence).replace(match?.[0] ?? '', ' ');
    return match && !REPLACES.test(rest) && isOwnPart(match[1] ?? '', design) ? [claim(sentence, match)] : [];
  });
  return { shared, owned };
}

/** Sentences that tell what is; of a table of decisions, not what was turned down. */
function sentencesIn({ prose }: Design): Passage[] {
  const turnedDown = new Set(
    prose.tables.flatMap(({ head, rows }) =>
      rows.flatMap(({ cells, line }) =>
        cells.flatMap((cell, at) => (isNotChosen(head[at] ?? '') ? [`${line} ${cell}`] : [])),
      ),
    ),
  );
  return prose.passages
    .filter(({ text, line }) => !turnedDown.has(`${line} ${text.trim()}`))
    .flatMap(sentencesOf)
    .filter(({ aside }) => !aside);
}

function plain({ text }: Passage): string {
  return text.replace(/[\n`]/g, ' ');
}

function firstOf(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

const ANY_PART = new RegExp(`^(?:each |every )?${PARTS}$`, 'i');
/** What keeps its data by itself, and is no work of the design. */
const READY_MADE =
  /\b(?:keycloak|temporal|camunda|airflow|metabase|superset|grafana|gitlab|hasura|kong|zitadel|unleash)\b/i;

/** A part of the design, by what its diagrams call it, or any part; what others run has a database of its own. */
function isOwnPart(owner: string, { diagrams }: Design): boolean {
  if (READY_MADE.test(owner)) return false;
  const words = owner.trim().split(/\s+/);
  // The words before the name may be read as part of it.
  const names = words.map((_, at) => words.slice(at).join(' '));
  if (ANY_PART.test(owner.trim())) return true;
  const ways = diagrams.flatMap(waysOf);
  const outside = diagrams.flatMap((one) =>
    one.kind === 'flow' || one.kind === 'c4' ? one.nodes.filter(({ shape }) => /_Ext$/.test(shape)) : [],
  );
  // Whoever never calls anything may be somebody else's.
  return names.some(
    (name) =>
      ways.some(({ from, to }) => isCalled(from, name) && !isCalled(to, name)) &&
      !outside.some(({ label }) => isCalled(label, name)),
  );
}

function claim(sentence: Passage, { 0: said, index }: RegExpExecArray): StoreClaim {
  return { said: said.trim().slice(0, 80), line: lineAt(sentence, index) };
}

import type { Finding } from '../../../session/finding.ts';
import type { Design, Operation, Passage } from '../design.ts';
import { nameKey } from '../names.ts';
import { sentencesOf } from '../prose/sentences.ts';

/** What a client makes up, or names a thing by, in the spelling of bodies: columns are another matter. */
const KEY = /^[a-z]+(?:[A-Z][a-z]+)*(?:Key|Token|Id|Ref|Reference|Uuid|Nonce|Number)$/;
const REPEATS =
  /\b(?:(?:sent|sends?|posted|posts?|clicked|clicks?|pressed|called|calls?|submitted|arrives?|comes?) (?:\w+ )?twice|(?:sent|sends?|posted|tried|tries|called|calls) (?:\w+ )?again|repeat(?:s|ed|ing)?|retr(?:y|ies|ied|ying)|re-?sen(?:t|ds?|ding)|idempot\w+|second (?:one|time|call|click|request)|double[- ]click\w*|duplicates?|safe to)\b/i;
/** What knows a repeat. */
const KNOWN =
  /\b(?:by|recogni[sz]\w*|known?|knows|same|carr(?:y|ies)|puts?|sends?|takes?|holds?|bears?|unique|contains?|includes?|with (?:a|its|the)|under|tells?)\b/i;
/** Told of other traffic than what clients send here, or of what is not. */
const OTHER =
  /\b(?:headers?|metadata|messages?|events?|topics?|queues?|consum\w+|subscribers?|publish\w*|relay|broker|webhooks?|callbacks?|providers?|acquirer|bank|psp|carrier|stripe|adyen|server[- ]side|returns?|returned|instead|would|could|later|never|optional\w*|workers?|jobs?|partners?|logs?|trac\w+|cookie|claim)\b/i;

/**
 * A field by which repeated calls are said to be known, of which neither the contract nor anything else but the text
 * (and the database) has ever heard. Silent where the contract shows no fields of writes.
 * @param rule the id of the finding
 */
export function unknownKeys(design: Design, rule: string): Finding[] {
  const writes = design.operations.filter(({ method }) => /^(?:POST|MUTATION|RPC)$/.test(method));
  const shown = shownNames(design);
  if (!showsFields(design, writes)) return [];
  return free(design).flatMap((passage): Finding[] => {
    const sentences = sentencesOf(passage);
    const about = passage.text.replaceAll('\n', ' ');
    if (passage.aside || !REPEATS.test(about.replace(/`[^`]*`/g, ' '))) return [];
    return sentences.flatMap(({ text, line, codes }, at): Finding[] => {
      const near = [sentences[at - 1]?.text ?? '', text].join(' ').replaceAll('\n', ' ');
      const plain = text.replaceAll('\n', ' ').replace(/`[^`]*`/g, ' ');
      if (!REPEATS.test(near) || !KNOWN.test(plain) || OTHER.test(near.replace(/`[^`]*`/g, ' '))) return [];
      const [unknown, ...more] = codes.filter((code) => KEY.test(code.text) && !shown.has(nameKey(code.text)));
      if (!unknown || more.length > 0) return [];
      const message = `A repeat is said to be known by \`${unknown.text}\`, but no call of the contract takes it.`;
      return [{ level: 'warning', rule, message, line: unknown.line ?? line, with: linesOf(writes) }];
    });
  });
}

function linesOf(writes: readonly Operation[]): number[] {
  return writes.map(({ line }) => line).slice(0, 5);
}

/** Bodies of writes are given: in a contract, or as names in the rows of a table. */
function showsFields({ prose }: Design, writes: readonly Operation[]): boolean {
  if (writes.length > 0) {
    const bodies = writes.filter(({ method, request }) => method !== 'POST' || request.length > 0);
    return (
      writes.every(({ request }) => request.every(({ fields }) => fields.length > 0)) &&
      bodies.some(({ request, parameters }) => request.length > 0 || parameters.length > 0)
    );
  }
  return prose.tables.some(({ head, rows }) => {
    const column = head.findIndex((title) => /\b(?:body|fields?|request|takes|carries|payload)\b/i.test(title));
    const posts = rows.filter(({ cells }) => /\bPOST\b/.test(cells.join(' ')));
    return column >= 0 && posts.some(({ cells }) => /^`?[a-z]\w*`?\s*,/.test((cells[column] ?? '').trim()));
  });
}

/** All names that artifacts beside the database, and tables, have. */
function shownNames({ artifacts, prose }: Design): Set<string> {
  const texts = [
    ...artifacts.filter(({ artifact }) => artifact.kind !== 'sql').map(({ artifact }) => artifact.text),
    ...prose.tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.join(' '))),
  ];
  return new Set(texts.flatMap((text) => (text.match(/[A-Za-z][\w-]*/g) ?? []).map(nameKey)));
}

function free({ prose }: Design): Passage[] {
  const rows = new Set(prose.tables.flatMap(({ rows }) => rows.map(({ line }) => line)));
  return prose.passages.filter(({ line }) => !rows.has(line));
}

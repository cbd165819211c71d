import type { Finding } from '../../../session/finding.ts';
import { shortNumber } from '../arithmetic/in-words.ts';
import type { Design, ProseTable } from '../design.ts';
import { nameKey } from '../names.ts';
import { secondsOf, spansIn } from './spans-in.ts';

/** A call of a table of calls: how long its caller waits for one try, and how long it takes at the worst with all of them. */
type Call = { caller: string; callee: string; waits: number; worst: number; line: number };

const CALLER = /^\W*(?:callers?|from|client|who(?: calls)?|source)\b/i;
const CALLEE = /^\W*(?:callees?|to|target|server|calls|whom|upstream|destination)\b/i;
const TIMEOUT = /\b(?:time-?outs?|deadline|waits?|budget)\b/i;
const TRIES = /\b(?:tries|attempts)\b/i;
const RETRIES = /\bretries\b/i;
const PAUSE = /\b(?:pauses?|back-?off|delays?)\b/i;
/** The calls of one part are made one after the other, or the text sums them up itself. */
const IN_TURN =
  /\bone after the (?:other|another)\b|\bin (?:turn|sequence|series)\b|\bsequential\w*\b|\b(?:waits?|timeout is|must be|is) longer than\b|\bworst case\b|\bsum of\b/i;

/**
 * A caller that gives up before what it calls can have an answer: its timeout is shorter than all tries of one call
 * that the other makes, or of all its calls where they are made in turn.
 * @param rule the id of the finding
 */
export function timeBudgets(design: Design, rule: string): Finding[] {
  const isInTurn = design.prose.passages.some(({ text, aside }) => !aside && IN_TURN.test(text.replaceAll('\n', ' ')));
  return design.prose.tables.flatMap((table) => {
    const calls = callsOf(table);
    return calls.flatMap((call): Finding[] => {
      const own = calls.filter(({ caller }) => nameKey(caller) === nameKey(call.callee));
      const longest = Math.max(0, ...own.map(({ worst }) => worst));
      const needed = isInTurn ? own.reduce((sum, { worst }) => sum + worst, 0) : longest;
      if (own.length === 0 || call.waits >= needed * 0.999) return [];
      const message = `${call.caller} waits ${shortNumber(call.waits)} s for ${call.callee}, whose own calls may take ${shortNumber(needed)} s${own.length > 1 && isInTurn ? ' together' : ''}.`;
      return [{ level: 'warning', rule, message, line: call.line, with: own.map(({ line }) => line) }];
    });
  });
}

function callsOf({ head, rows }: ProseTable): Call[] {
  const column = (pattern: RegExp): number => head.findIndex((title) => pattern.test(title));
  const [from, to, timeout] = [column(CALLER), column(CALLEE), column(TIMEOUT)];
  if (from < 0 || to < 0 || timeout < 0 || from === to) return [];
  const [tries, retries, pause] = [column(TRIES), column(RETRIES), column(PAUSE)];
  return rows.flatMap(({ cells, line }): Call[] => {
    const [span, ...more] = spansIn(cells[timeout] ?? '');
    const [caller = '', callee = ''] = [cells[from], cells[to]].map((cell = '') => cell.replace(/`/g, '').trim());
    if (!span || more.length > 0 || caller === '' || callee === '') return [];
    const waits = secondsOf(span);
    const count = numberIn(cells[tries]) ?? (numberIn(cells[retries]) ?? 0) + 1;
    const pauses = (pause < 0 ? [] : spansIn(cells[pause] ?? '')).slice(0, Math.max(0, count - 1));
    const worst = count * waits + pauses.reduce((sum, one) => sum + secondsOf(one), 0);
    return [{ caller, callee, waits, worst, line }];
  });
}

function numberIn(cell: string | undefined): number | undefined {
  const number = /^\W*(\d{1,2})\b/.exec(cell ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

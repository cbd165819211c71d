import { findSlips, type NameUse, noteUse } from './find-slips.ts';
import { dangling, misread, type QuietDefect, quoted } from './quiet-defect.ts';

const MESSAGE = /^\s*([^%\s:][^:]*?)\s*(?:<<)?--?(?:>>|>|x|\))\s*([+-])?\s*([^:\n]+?)\s*:/;
const DECLARED = /^\s*(?:create\s+)?(?:participant|actor)\s+(.+?)\s*$/i;

/** What Mermaid takes for the name of a further participant, and activations that never end. */
export function sequenceDefects(lines: readonly string[]): QuietDefect[] {
  const declared = new Set(lines.flatMap((line) => declaredIn(line) ?? []));
  const used = new Map<string, number>();
  const names = new Map<string, NameUse>();
  for (const name of declared) noteUse(names, name, 0, true);
  const found: QuietDefect[] = [];
  const active = new Map<string, number[]>();
  for (const [at, line] of lines.entries()) {
    const wordy = wordyReceiver(line, declared);
    if (wordy) {
      found.push(misread(at, wordy));
      continue;
    }
    for (const name of namesIn(line)) {
      if (!used.has(name)) used.set(name, at);
      noteUse(names, name, at);
    }
    noteActivity(active, line, at);
  }
  found.push(...wordyParticipants(lines, used), ...oddColors(lines));
  const slips = findSlips(names);
  const strangers = slips.length > 0 ? [] : undeclared(names);
  return [...found, ...slips, ...strangers, ...openActivations(active)];
}

function declaredIn(line: string): string | undefined {
  return DECLARED.exec(line)?.[1]
    ?.split(/\s+as\s/i)[0]
    ?.replace(/@\{.*$/, '')
    .trim();
}

function namesIn(line: string): string[] {
  const [, from, , to] = MESSAGE.exec(line) ?? [];
  if (from !== undefined && to !== undefined) return [from, to];
  const noted = /^\s*note\s+(?:over|(?:left|right)\s+of)\s+([^:]+?)\s*:/i.exec(line)?.[1];
  if (noted !== undefined) return noted.split(',').map((name) => name.trim());
  const one = /^\s*(?:activate|deactivate|destroy)\s+(.+?)\s*$/i.exec(line)?.[1];
  return one === undefined ? [] : [one];
}

/** Without its colon a message becomes a part of the receiver's name, up to the next colon in its text. */
function wordyReceiver(line: string, declared: ReadonlySet<string>): string | undefined {
  const receiver = MESSAGE.exec(line)?.[3] ?? /^\s*note\s+over\s+([^:,]+?)\s*:/i.exec(line)?.[1] ?? '';
  const first = receiver.split(/[\s,]/)[0] ?? '';
  if (declared.has(receiver) || first === receiver || !declared.has(first) || receiver.includes(',')) return undefined;
  return `The colon after \`${first.slice(0, 40)}\` is missing: the text of the message becomes a part of the name.`;
}

/** `participant A As B`, or without the word: all of it becomes the name. */
function wordyParticipants(lines: readonly string[], used: ReadonlyMap<string, number>): QuietDefect[] {
  return lines.flatMap((line, at) => {
    const name = declaredIn(line) ?? '';
    const first = name.split(/\s/)[0] ?? '';
    if (first === name || used.has(name) || !used.has(first)) return [];
    const message = `All of \`${name.slice(0, 50)}\` is the name here: an alias is written \`${first} as …\`.`;
    return [dangling('warning', at, message)];
  });
}

function oddColors(lines: readonly string[]): QuietDefect[] {
  return lines.flatMap((line, at) =>
    /^\s*rect\s+(?:\(|\d+\s*,)/.test(line)
      ? [misread(at, `${quoted(line)} names no color: write \`rect rgb(…)\`.`)]
      : [],
  );
}

/** One participant, used once, that is not declared where all the others are. */
function undeclared(names: ReadonlyMap<string, NameUse>): QuietDefect[] {
  const strangers = [...names].filter(([, { declared }]) => !declared);
  const [name, use] = strangers[0] ?? [];
  const at = use?.at[0];
  if (name === undefined || at === undefined || use?.at.length !== 1 || strangers.length > 1) return [];
  if (names.size < 4) return [];
  return [
    dangling('warning', at, `\`${name.slice(0, 40)}\` stands only here, and alone is not declared as a participant.`),
  ];
}

function noteActivity(active: Map<string, number[]>, line: string, at: number): void {
  const [, from = '', sign, to = ''] = MESSAGE.exec(line) ?? [];
  const [, word, who = ''] = /^\s*(activate|deactivate)\s+(.+?)\s*$/i.exec(line) ?? [];
  const begins = sign === '+' ? to : word?.toLowerCase() === 'activate' ? who : '';
  const ends = sign === '-' ? from : word?.toLowerCase() === 'deactivate' ? who : '';
  active.get(ends)?.pop();
  if (begins !== '') active.set(begins, [...(active.get(begins) ?? []), at]);
}

/** An activation without an end: its bar runs on to the foot of the diagram. */
function openActivations(active: ReadonlyMap<string, number[]>): QuietDefect[] {
  const open = [...active].filter(([, begun]) => begun.length > 0);
  // Who leaves most of them open means it so.
  if (open.length > 2) return [];
  return open.flatMap(([name, [at]]) => {
    if (at === undefined) return [];
    return [dangling('warning', at, `\`${name.slice(0, 40)}\` is activated here and never deactivated.`)];
  });
}

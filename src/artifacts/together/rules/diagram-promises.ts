import type { Finding } from '../../../session/finding.ts';
import type { Design, Diagram } from '../design.ts';
import { promisesIn, type StatePromise } from '../diagrams/state-promises.ts';
import { nameKey, wordsOf } from '../names.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

type Way = { from: string; to: string; label: string; line: number };
type Machine = { states: string[]; ways: Way[]; line: number };

/** Ways of a state diagram that the text bars, and those that it promises and the diagram lacks. */
export const diagramPromises: Rule = {
  name: 'together/diagram-promise',
  isDoubtful: true,
  find(design) {
    const machines = design.diagrams.flatMap(machineOf);
    const found = new Map<number, Finding>();
    for (const { promise, machine, line } of machines.length > 0 ? toldIn(design, machines) : [])
      for (const finding of judge(promise, machine, line))
        if (!found.has(finding.line)) found.set(finding.line, finding);
    return [...found.values()];
  },
};

/** Ways that begin or end in a group, a choice or outside are no ways between states. */
function machineOf(diagram: Diagram): Machine[] {
  if (diagram.kind !== 'state') return [];
  const states = diagram.states.map(({ name }) => name).filter((name) => nameKey(name) !== '');
  const keys = new Set(states.map(nameKey));
  const ways = diagram.edges
    .map(({ from, to, label = '', line }) => ({ from: nameKey(from), to: nameKey(to), label, line }))
    .filter(({ from, to }) => keys.has(from) && keys.has(to) && from !== to);
  return states.length > 1 && ways.length > 1 ? [{ states, ways, line: diagram.line }] : [];
}

/** A sentence that tells what is not so, and means it: other asides tell of what was, or may be. */
const BARS = /\b(?:no|never|not|cannot|nothing|once|only)\b/i;

type Told = { promise: StatePromise; machine: Machine; line: number };

/** What is promised of the states of one machine: a name that several have is not judged. */
function toldIn({ prose }: Design, machines: readonly Machine[]): Told[] {
  return prose.passages.flatMap((passage) =>
    isAsideHeading(passage.section ?? '')
      ? []
      : sentencesOf(passage).flatMap((sentence) => {
          if (sentence.aside && !BARS.test(sentence.text)) return [];
          const told = machines.flatMap((machine) =>
            promisesIn(sentence.text, machine.states).map((promise) => ({
              promise,
              machine,
              line: lineAt(sentence, 0),
            })),
          );
          return new Set(told.map(({ machine }) => machine)).size === 1 ? told : [];
        }),
  );
}

function judge(promise: StatePromise, machine: Machine, line: number): Finding[] {
  const { ways } = machine;
  const wrong = (way: Way, why: string): Finding => ({
    level: 'warning',
    rule: 'together/diagram-promise',
    message: `The diagram leads from \`${spelled(way.from, machine)}\` to \`${spelled(way.to, machine)}\`, but ${why} (line ${line}).`,
    line: way.line,
    with: [line],
  });
  switch (promise.kind) {
    case 'last': {
      const last = new Set(promise.states.map(nameKey));
      return ways
        .filter(({ from }) => last.has(from))
        .map((way) => wrong(way, `the text says that nothing leaves \`${spelled(way.from, machine)}\``));
    }
    case 'barred': {
      const [from, to] = [promise.from === undefined ? undefined : nameKey(promise.from), nameKey(promise.to)];
      return ways
        .filter((way) => way.to === to && (from === undefined || way.from === from))
        .map((way) => wrong(way, 'the text says that it never does'));
    }
    case 'never':
    case 'only': {
      const own = ways.filter((way) => isOf(promise.does, way));
      const states = new Set(promise.states.map(nameKey));
      const barred = own.filter(({ from }) => states.has(from) === (promise.kind === 'never'));
      const list = promise.states.map((state) => `\`${state}\``).join(', ');
      if (barred.length > 0)
        return barred.map((way) =>
          wrong(way, `the text has it ${promise.does} ${promise.kind === 'only' ? 'only in' : 'never in'} ${list}`),
        );
      return promise.kind === 'only' ? undrawn(promise, own, machine, line) : [];
    }
    default:
      return promise satisfies never;
  }
}

/** States in which it can be done, of which no way says so though others do. */
function undrawn(
  { does, states }: { does: string; states: readonly string[] },
  own: readonly Way[],
  { ways, line: drawn }: Machine,
  line: number,
): Finding[] {
  const left = states.filter((state) => !own.some(({ from }) => from === nameKey(state)));
  const [state, ...more] = left;
  // A state that is drawn without any way out is not drawn in full.
  if (state === undefined || more.length > 0 || own.length === 0 || !ways.some(({ from }) => from === nameKey(state)))
    return [];
  const message = `The text has it ${does} in \`${state}\` too, but the state diagram (line ${drawn}) has no such way.`;
  return [{ level: 'warning', rule: 'together/diagram-promise', message, line, with: [drawn] }];
}

/** Whether a way is of what is done: it leads to the state that is called so, or is called so itself. */
function isOf(does: string, { to, label }: Way): boolean {
  const root = rootOf(does);
  return rootOf(to) === root || wordsOf(label).some((word) => rootOf(word) === root);
}

/** `cancelled`, `cancelling`, `cancel`, `cancellation` give the same. */
function rootOf(word: string): string {
  const bare = word.toLowerCase().replace(/(?:ation|ations|ing|ed|al|en|n|s)$/, '');
  return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/e$/, '');
}

function spelled(key: string, { states }: Machine): string {
  return (states.find((state) => nameKey(state) === key) ?? key).slice(0, 40);
}

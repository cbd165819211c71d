import type { Failure } from '../../failure.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import { type Bench, prepare } from '../prepare.ts';
import { modelFacts } from './model-facts.ts';
import { placeFacts } from './place-facts.ts';
import { toolFacts } from './tool-facts.ts';

/** One thing that was looked at. `state`: it works, it works with less, or it does not. */
export type Fact = { about: string; state: 'fine' | 'less' | 'wrong'; words: string; next?: string };

/** Those that belong together. A new kind of fact is one file and one line in the list. */
type Look = { title: string; look(world: World, bench: Bench, wish: Wish): Promise<Fact[]> };

type Wish = { online: boolean; format: 'text' | 'json' };

const LOOKS: readonly Look[] = [
  { title: 'The program and its places', look: placeFacts },
  { title: 'The model, and what is sent to it', look: modelFacts },
  { title: 'What the architect works with', look: toolFacts },
];

/**
 * `backend-architect doctor`: what is set, what works, and what is sent where. Asks the model's server only with
 * `--online`; changes nothing.
 */
export async function doctor(world: World, wish: Wish): Promise<Failure | undefined> {
  const bench = await prepare(world);
  const groups = await Promise.all(
    LOOKS.map(async ({ title, look }) => ({ title, facts: await look(world, bench, wish) })),
  );
  const text = wish.format === 'json' ? `${JSON.stringify(groups, null, 2)}\n` : `${groups.map(rows).join('\n')}`;
  world.stdout.write(text);
  const wrong = groups.flatMap(({ facts }) => facts).filter(({ state }) => state === 'wrong');
  if (wrong.length === 0) return undefined;
  const names = wrong.map(({ about }) => about).join(', ');
  return { kind: 'checks', message: `Something does not work: ${names}.`, next: 'What to do stands beside each.' };
}

const SIGNS = { fine: '  ', less: '! ', wrong: 'x ' } as const;

function rows({ title, facts }: { title: string; facts: readonly Fact[] }): string {
  const widest = Math.max(...facts.map(({ about }) => about.length));
  const lines = facts.flatMap(({ about, state, words, next }) => [
    `${SIGNS[state]}${about.padEnd(widest)}  ${sanitizeLine(words)}`,
    ...(next === undefined ? [] : [`  ${' '.repeat(widest)}  ${sanitizeLine(next)}`]),
  ]);
  return `${title}\n${lines.join('\n')}\n`;
}

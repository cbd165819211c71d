import { readEndpoint } from '../../model/endpoint.ts';
import { modelName } from '../../model/model-name.ts';
import { probe } from '../../model/probe.ts';
import type { World } from '../../world.ts';
import { openRoster } from '../personas/roster.ts';
import { type Bench, modelFor } from '../prepare.ts';
import type { Fact } from './doctor.ts';

/** The variables that show who asks; their values are shown nowhere. */
const KEYS = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'] as const;

/** Which model would design, who is asked, by whose key, and what goes there. */
export async function modelFacts(world: World, bench: Bench, { online }: { online: boolean }): Promise<Fact[]> {
  const { env } = world;
  const endpoint = readEndpoint(env);
  if ('kind' in endpoint) return [{ about: 'server', state: 'wrong', words: endpoint.message, ...nextOf(endpoint) }];
  const key = KEYS.find((name) => env[name]?.trim());
  const { host, foreign, proxy, credentials } = endpoint;
  const facts: Fact[] = [
    {
      about: 'key',
      state: key ? 'fine' : 'less',
      words: key
        ? `${key} is set.`
        : foreign
          ? 'None is set, and none is needed for another server.'
          : 'None is set: the built-in planner designs, and nothing leaves the machine.',
    },
    { about: 'server', state: 'fine', words: foreign ? `${host}, named by ANTHROPIC_BASE_URL` : host },
    { about: 'proxy', state: 'fine', words: proxy === undefined ? 'none' : `the one that ${proxy} names` },
    await model(world, bench),
    { about: 'sent', state: 'fine', words: credentials ? SENT : 'nothing' },
  ];
  return online && credentials ? [...facts, await answer(world)] : facts;
}

const SENT =
  'to that server alone: the brief, the context, the files that are read, the answers; secrets by their look are masked';

async function model(world: World, bench: Bench): Promise<Fact> {
  const roster = await openRoster(world);
  const persona = await roster.named(bench.settings.persona ?? 'backend-architect');
  if ('kind' in persona) return { about: 'persona', state: 'wrong', words: persona.message, ...nextOf(persona) };
  const choice = modelFor(world, bench, {}, persona);
  if ('kind' in choice) return { about: 'model', state: 'wrong', words: choice.message, ...nextOf(choice) };
  const who = choice.provider === 'planner' ? 'the built-in planner' : modelName(choice.id);
  return { about: 'model', state: 'fine', words: `${who}, for ${persona.slug}` };
}

async function answer({ env }: World): Promise<Fact> {
  const answered = await probe(env);
  if ('kind' in answered) return { about: 'answer', state: 'wrong', words: answered.message, ...nextOf(answered) };
  const knows = answered.model === undefined ? '' : `, and knows ${answered.model}`;
  return { about: 'answer', state: 'fine', words: `it answers${knows}` };
}

function nextOf({ next }: { next?: string }): { next?: string } {
  return next === undefined ? {} : { next };
}

import type { Piped } from '../context/piped.ts';
import { EXAMPLE_BRIEF } from '../example.ts';
import type { Failure } from '../failure.ts';
import type { Persona } from '../personas/persona.ts';
import type { ContextRef } from '../session/events.ts';
import type { World } from '../world.ts';
import { beginSession } from './begin.ts';
import { equip } from './equip.ts';
import { runHeadless } from './headless.ts';
import { complain } from './outcome.ts';
import { isTrusted } from './personas/is-trusted.ts';
import type { Plan } from './plan-design.ts';
import { answersOf, modelFor, optionsOf } from './prepare.ts';

/** The persona of a run that names none. */
const DEFAULT_PERSONA = 'backend-architect';

/** Runs a design with nobody to ask. Gives the exit code. */
export async function designHeadless(world: World, plan: Plan): Promise<number> {
  const { bench, flags } = plan;
  const say = (text: string): void => void world.stderr.write(`${text}\n`);
  for (const notice of bench.notices.splice(0)) say(notice);
  const answers = await answersOf(world, flags);
  if (answers && 'kind' in answers) return complain(world, answers);
  if (plan.piped) await untilPiped(plan.piped, flags.waitStdin ?? false, say);
  if (plan.piped?.failure) return complain(world, plan.piped.failure);
  const { brief, context } = withPiped(plan, say);
  const persona = plan.persona ?? (await plan.roster.named(DEFAULT_PERSONA));
  if ('kind' in persona) return complain(world, persona);
  if (!flags.trust && !isTrusted(persona, bench.trust)) return complain(world, notTrusted(persona));
  const model = modelFor(world, bench, flags, persona);
  if ('kind' in model) return complain(world, model);
  const options = { ...optionsOf(bench, flags, persona), assume: (flags.assume ?? false) || (flags.example ?? false) };
  const { workspace, store } = bench;
  const equipment = await equip(world, bench, flags, { persona, brief, context });
  if ('kind' in equipment) return complain(world, equipment);
  const running = beginSession(world, store, { persona, model, workspace, options, ...equipment });
  if ('kind' in running) return complain(world, running);
  const { assume } = options;
  return runHeadless(world, running, { format: flags.format ?? 'text', assume, ...(answers && { answers }) });
}

function notTrusted({ slug, source }: Persona): Failure {
  return {
    kind: 'usage',
    message: `The persona ${slug} comes from this repository (${source.path}), and nobody has looked at it here yet.`,
    next: `Read it with \`backend-architect personas show ${slug}\`, then add --trust, or pick it once in the app.`,
  };
}

/** Without a brief, what was piped is the brief; with one, it is context. */
function withPiped(plan: Plan, say: (text: string) => void): { brief: string; context: ContextRef[] } {
  const piped = plan.piped?.context;
  if (plan.brief !== '') return { brief: plan.brief, context: piped ? [...plan.context, piped] : plan.context };
  if (plan.flags.example) return { brief: EXAMPLE_BRIEF, context: piped ? [...plan.context, piped] : plan.context };
  if (piped) say('No brief was given: standard input is taken as the brief.');
  return { brief: piped?.text.trim() ?? '', context: plan.context };
}

/** How long a pipe may say nothing before it is left. */
const SILENCE_MS = 10_000;

async function untilPiped(piped: Piped, wait: boolean, say: (text: string) => void): Promise<void> {
  if (wait) return piped.finished;
  const timer = setInterval(() => {
    if (piped.bytes > 0) return say(`Standard input has sent ${piped.bytes} bytes and goes on; waiting for its end.`);
    say('Standard input has sent nothing for ten seconds and is left. With --wait-stdin it is waited for.');
    piped.close();
  }, SILENCE_MS);
  await piped.finished;
  clearInterval(timer);
}

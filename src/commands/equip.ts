import type { RunFlags } from '../args.ts';
import { maskContext } from '../context/secrets/mask-secrets.ts';
import type { Failure } from '../failure.ts';
import type { Persona } from '../personas/persona.ts';
import type { ContextRef } from '../session/events.ts';
import { maskedWords } from '../session/masked.ts';
import type { World } from '../world.ts';
import { mentionsIn, openServersFor, type SessionServers } from './mcp/open-for.ts';
import type { Bench } from './prepare.ts';

/** What a session is given beside its form: its servers, and the brief and the context as they are sent. */
export type Equipment = { brief: string; context: ContextRef[]; servers: SessionServers };

/**
 * Starts the servers of a session, reads what the brief mentions of them, and takes secrets out of the brief and the context, unless
 * the user wants them sent. What is to be said of any of it stands with the servers.
 */
export async function equip(
  world: World,
  bench: Bench,
  flags: RunFlags,
  { persona, brief, context }: { persona: Persona; brief: string; context: readonly ContextRef[] },
): Promise<Equipment | Failure> {
  const opened = await openServersFor(world, bench, flags, persona);
  if ('kind' in opened) return opened;
  const mentioned = await mentionsIn(brief, opened.servers);
  const whole = [...context, ...mentioned.context];
  const own: ContextRef = { name: 'The brief', origin: 'file', bytes: 0, text: brief };
  const sent = flags.sendSecrets ? { context: [own, ...whole], masked: [] } : maskContext([own, ...whole]);
  const [said = own, ...beside] = sent.context;
  // What was found on the way here, unless it was said already.
  const found = bench.notices.splice(0);
  const named = sent.masked.map(({ name, masked }) => maskedWords(name, masked));
  const notices = [...found, ...opened.notices, ...mentioned.notices, ...named];
  return { brief: said.text, context: beside, servers: { ...opened, notices } };
}

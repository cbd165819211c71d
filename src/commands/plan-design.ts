import type { DesignFlags } from '../args.ts';
import { readContextFiles } from '../context/files.ts';
import { checkBrief } from '../context/limits.ts';
import { type Piped, readPiped } from '../context/piped.ts';
import { type Failure, sentenceOf } from '../failure.ts';
import type { Persona } from '../personas/persona.ts';
import type { ContextRef } from '../session/events.ts';
import type { World } from '../world.ts';
import { openRoster, type Roster } from './personas/roster.ts';
import { type Bench, modelFor, prepare } from './prepare.ts';
import { wrongRule } from './wrong-rule.ts';

/** What flags and arguments say, read and checked: the form, as far as it is filled in. */
export type Plan = {
  bench: Bench;
  flags: DesignFlags;
  roster: Roster;
  persona?: Persona;
  brief: string;
  context: ContextRef[];
  piped?: Piped;
};

/** Reads what the flags name. The first thing that is wrong is the failure. */
export async function planDesign(world: World, words: string, flags: DesignFlags): Promise<Plan | Failure> {
  const bench = await prepare(world);
  const roster = await openRoster(world);
  const wanted = flags.persona ?? bench.settings.persona;
  const named = wanted === undefined ? undefined : await roster.named(wanted);
  // A name that stands in the settings is not what the user has just typed.
  const isSetting = named !== undefined && 'kind' in named && flags.persona === undefined;
  if (isSetting)
    bench.notices.push(`The settings name a persona that cannot be used, and it is passed over. ${sentenceOf(named)}`);
  const persona = isSetting ? undefined : named;
  if (persona && 'kind' in persona) return persona;
  const first = persona ?? roster.near.items[0];
  const wrong = await wrongRule(bench.settings, flags);
  if (wrong) return wrong;
  const model = first && flags.model !== undefined ? modelFor(world, bench, flags, first) : undefined;
  if (model && 'kind' in model) return model;
  const given = await readContextFiles(flags.context, world.cwd, { secrets: flags.sendSecrets ?? false });
  if ('kind' in given) return given;
  bench.notices.push(...given.notices);
  const tooLong = words === '' ? undefined : checkBrief(words);
  if (tooLong) return tooLong;
  const piped = world.stdin.isTTY ? undefined : readPiped(world.stdin);
  return {
    bench,
    flags,
    roster,
    brief: words,
    context: given.context,
    ...(persona && { persona }),
    ...(piped && { piped }),
  };
}

import type { CheckFlags } from '../../../args.ts';
import { Failed, type Failure } from '../../../failure.ts';
import { chooseModel } from '../../../model/choose-model.ts';
import { systemClock } from '../../../model/clock.ts';
import type { Model } from '../../../model/model.ts';
import { openModel } from '../../../model/open.ts';
import { workspaceOf } from '../../../workspace.ts';
import type { World } from '../../../world.ts';
import type { CheckedFile } from '../checked-file.ts';
import type { CheckFile } from '../files.ts';
import { painterFor } from '../paint.ts';
import { fixFile } from './fix.ts';

type Recheck = (path: string, text: string) => Promise<CheckedFile>;

/** Mends files with a model: gives them as they are after it. */
export type Fixing = (
  files: readonly CheckFile[],
  done: readonly CheckedFile[],
  recheck: Recheck,
  signal: AbortSignal,
) => Promise<CheckedFile[]>;

/**
 * One file after the other: what it says of each is to be read.
 *
 * @throws Failed at once when there is no model for it
 */
export function fixing(world: World, flags: CheckFlags): Fixing {
  const model = modelFor(world, flags);
  const paint = painterFor(world);
  const workspace = workspaceOf(world);
  const write = (text: string): void => void world.stdout.write(text);
  return async (files, done, recheck, signal) => {
    const after: CheckedFile[] = [];
    for (const [at, before] of done.entries()) {
      const file = files[at];
      const options = { model, recheck, write, paint, save: flags.write ?? false, workspace, signal };
      after.push(file ? await fixFile(file, before, options) : before);
    }
    return after;
  };
}

/** The planner cannot mend what another wrote: a model it must be. */
function modelFor(world: World, { format, model: flag }: CheckFlags): Model {
  if (format !== 'text') throw new Failed(FIX_IS_TEXT);
  const choice = chooseModel({ flag, env: world.env, replay: world.env.BACKEND_ARCHITECT_REPLAY !== undefined });
  if ('kind' in choice) throw new Failed(choice);
  if (choice.provider === 'planner') throw new Failed(NO_MODEL);
  const file = world.env.BACKEND_ARCHITECT_REPLAY;
  return openModel({
    choice,
    env: world.env,
    clock: systemClock,
    random: world.chance,
    ...(file && { replay: { file } }),
  });
}

const FIX_IS_TEXT: Failure = {
  kind: 'usage',
  message: '--fix-with-model shows a diff, which only --format text can.',
};

const NO_MODEL: Failure = {
  kind: 'credentials',
  message: '--fix-with-model needs a language model, and no key is set.',
  next: 'Set ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN.',
};

import { readFile } from 'node:fs/promises';
import { type Failure, toFailure } from '../failure.ts';
import type { ModelChoice } from '../session/events.ts';
import type { Clock } from './clock.ts';
import { type Endpoint, type Environment, readEndpoint } from './endpoint.ts';
import type { Model } from './model.ts';
import { proxiedFetch } from './proxied-fetch.ts';
import { withoutKey } from './without-key.ts';

export type OpenOptions = {
  choice: ModelChoice;
  env: Environment;
  clock: Clock;
  /** A number from 0 up to 1. */
  random: () => number;
  /** Stands in for the global one: a proxy's, for instance. */
  fetch?: typeof fetch;
  /** The recording that a choice of `replay` plays, and how many of its turns were played before. */
  replay?: { file: string; skip?: number };
};

/**
 * The model that was chosen, behind the port. What it stands on (the SDK, the planner, a recording) is loaded when its
 * first turn begins, since most of a program's starts never get there; what keeps it from opening fails that turn.
 */
export function openModel(options: OpenOptions): Model {
  let opened: Promise<Model | Failure> | undefined;
  return {
    async *stream(request, signal) {
      opened ??= open(options).catch(toFailure);
      const model = await opened;
      if ('kind' in model) return yield { type: 'failed', failure: model };
      yield* model.stream(request, signal);
    },
  };
}

const NO_RECORDING: Failure = {
  kind: 'usage',
  message: 'This session plays a recording, and there is none that can be read.',
  next: 'Name the file of the recording.',
};

const NEXT = 'Set ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN, and go on with `backend-architect resume`.';

async function open({ choice, env, clock, random, fetch, replay }: OpenOptions): Promise<Model | Failure> {
  switch (choice.provider) {
    case 'planner': {
      const { createPlanner } = await import('./planner/planner.ts');
      return createPlanner();
    }
    case 'replay': {
      const recording = replay && (await readFile(replay.file, 'utf8').catch(() => undefined));
      if (recording === undefined) return NO_RECORDING;
      const { createReplay } = await import('./replay.ts');
      return createReplay(recording, replay?.skip);
    }
    case 'anthropic': {
      const endpoint = readEndpoint(env);
      if ('kind' in endpoint) return endpoint;
      const { credentials } = endpoint;
      if (!credentials)
        return { kind: 'credentials', message: `${choice.id} needs an API key, and none is set.`, next: NEXT };
      const { createAnthropic } = await import('./anthropic.ts');
      const through = fetch ?? (await throughProxy(endpoint, env));
      if (through && 'kind' in through) return through;
      const model = createAnthropic({
        model: choice.id,
        endpoint: { ...endpoint, credentials },
        clock,
        random,
        ...(through ? { fetch: through } : {}),
      });
      return withoutKey(model, credentials);
    }
    default:
      return choice.provider satisfies never;
  }
}

async function throughProxy({ proxy }: Endpoint, env: Environment): Promise<typeof fetch | Failure | undefined> {
  if (proxy === undefined) return undefined;
  try {
    return await proxiedFetch(env[proxy] ?? '');
  } catch {
    const next = `Write it as http://host:port, or unset ${proxy}.`;
    return { kind: 'usage', message: `${proxy} names no proxy that can be used.`, next };
  }
}

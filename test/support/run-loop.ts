import type { Engine } from '../../src/architect/engine.ts';
import { runArchitect } from '../../src/architect/loop.ts';
import type { Tool } from '../../src/architect/tools/tool.ts';
import type { Session } from '../../src/session/session.ts';
import { type ScriptedTurn, scriptedModel } from './scripted-model.ts';

/** A tool that gives back what it is told, and counts how often it ran. */
export function echoTool(name = 'read', output = 'content'): Tool & { ran: number } {
  return {
    ran: 0,
    spec: { name, description: name, input_schema: { type: 'object' } },
    parse: (input) => ({ ok: true, input }),
    describe: () => name,
    async run() {
      this.ran += 1;
      return { output, isError: false, summary: `${name} done` };
    },
  };
}

/** Saves by appending only: the file is the business of other tests. */
export async function savedInMemory(session: Session): Promise<void> {
  const version = (session.view.saved?.version ?? 0) + 1;
  const path = `report-v${version}.md`;
  session.append({ type: 'report.saving', path, version, hash: 'h' });
  session.append({ type: 'report.saved', path, version, hash: 'h' });
}

/** Runs the loop on a script, without time passing. Resolves when the session is over. */
export async function runLoop(session: Session, turns: ScriptedTurn[], over: Partial<Engine> = {}) {
  const model = scriptedModel(...turns);
  const engine: Engine = {
    model,
    tools: [],
    workspace: '/nowhere',
    attended: false,
    save: savedInMemory,
    pause: () => Promise.resolve(),
    ...over,
  };
  await runArchitect(session, engine);
  return model;
}

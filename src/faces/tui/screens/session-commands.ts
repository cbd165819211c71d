import type { Session } from '../../../session/session.ts';
import type { SlashCommand } from '../completion/slash.ts';
import type { Scene } from '../feed.ts';
import { bytes, dollars, shortCount, span } from '../parts/numbers.ts';
import { isMetered, tokensOf } from '../parts/status-line.ts';
import type { Stage } from '../stage.ts';
import type { Page } from './told.tsx';

/** What the commands of a session are done with, wherever in it words are typed. */
export type SessionDesk = {
  stage: Stage;
  session: Session;
  scene: Scene;
  show(page: Page): void;
  /** Shows the sessions of the workspace. */
  list(): void;
  help(): void;
  leave(): void;
};

/** What can be done by name wherever words are typed in a session. */
export function sessionCommands({ stage, session, scene, show, list, help, leave }: SessionDesk): SlashCommand[] {
  return [
    { name: 'cost', help: 'tokens, dollars and time so far', run: () => show(costPage(scene)) },
    { name: 'context', help: 'what the architect was given', run: () => show(contextPage(session, stage)) },
    ...(stage.errands ? [{ name: 'sessions', help: 'the sessions of this workspace; go on with one', run: list }] : []),
    { name: 'help', help: 'all keys', run: help },
    { name: 'quit', help: 'leave; the session is kept', run: leave },
  ];
}

function costPage({ view, worked }: Scene): Page {
  const { input, output, cacheRead, cacheWrite } = view.usage;
  const metered = [
    ['sent', shortCount(input + cacheRead + cacheWrite)],
    ['of it from the cache', shortCount(cacheRead)],
    ['written', shortCount(output)],
    ['all tokens', shortCount(tokensOf(view.usage))],
    ['cost', dollars(view.cost)],
  ];
  const budget = view.started?.options.budget;
  const rows = [
    ...(isMetered(view) ? metered : [['tokens', 'none: the planner needs no model']]),
    ...(budget === undefined ? [] : [['budget', dollars(budget)]]),
    ['replies', String(view.turn)],
    ['time at work', span(worked)],
  ];
  return { title: 'What it took', text: table(rows) };
}

function contextPage({ events, view }: Session, { modelName, look }: Stage): Page {
  const { started } = view;
  const later = events.flatMap((event) => (event.type === 'context.added' ? event.context : []));
  const given = [...(started?.context ?? []), ...later];
  const rows = [
    ['persona', started?.persona.name ?? ''],
    ['model', modelName(started?.model.id ?? '')],
    ['workspace', look.workspace],
    ['tools', (started?.tools ?? []).map(({ name }) => name).join(', ') || 'none'],
    ['sections due', (started?.sections ?? []).join(', ') || 'as it sees fit'],
    ...given.map(({ name, bytes: size }, at) => [at === 0 ? 'given' : '', `${name}, ${bytes(size)}`]),
  ];
  return { title: 'What the architect was given', text: `${table(rows)}\n\n${started?.brief ?? ''}` };
}

function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows.map(([name = '', value = '']) => `${name.padEnd(width)}   ${value}`).join('\n');
}

import type { Persona } from '../../../personas/persona.ts';
import type { Session } from '../../../session/session.ts';
import type { SlashCommand } from '../completion/slash.ts';
import type { Scene } from '../feed.ts';
import { isFailure } from '../is-failure.ts';
import { failureWords } from '../parts/failure-words.ts';
import { bytes, dollars, shortCount, span } from '../parts/numbers.ts';
import { pathWithin } from '../parts/path-within.ts';
import { isMetered, tokensOf } from '../parts/status-line.ts';
import type { ExportForm, Stage } from '../stage.ts';
import { showSessions } from './show-sessions.ts';
import type { Page } from './told.tsx';
import type { Floor } from './waiting-state.ts';

/** What the commands of the floor are done with. */
export type FloorDesk = {
  stage: Stage;
  session: Session;
  scene: Scene;
  floor: Floor;
  /** Another persona, or the same one with another model, goes on from the saved report. */
  handOver(persona: Persona): void;
  /** Something else is designed. */
  another: (() => void) | undefined;
  show(page: Page): void;
  say(sentence: string): void;
  help(): void;
  leave(): void;
};

const FORMS: readonly { value: ExportForm; detail: string }[] = [
  { value: 'html', detail: 'one page that needs nothing else' },
  { value: 'artifacts', detail: 'schema.sql, openapi.yaml, diagrams: its parts as files' },
  { value: 'adr', detail: 'its decisions, a record each' },
  { value: 'json', detail: 'for programs: its sections and its parts' },
];

/** What can be done by name while the user has the floor: only what works there. */
export function floorCommands(desk: FloorDesk): SlashCommand[] {
  const { session, scene, floor } = desk;
  const { view } = scene;
  const isSaved = floor.state === 'saved';
  return [
    ...exporting(desk),
    ...(view.draft.title === undefined
      ? []
      : [{ name: 'revise', help: 'change the report: say what', words: true as const, run: revise(desk) }]),
    ...checking(desk),
    ...(isSaved ? [personaCommand(desk)] : []),
    ...modelCommand(desk),
    { name: 'cost', help: 'tokens, dollars and time so far', run: () => desk.show(costPage(scene)) },
    { name: 'context', help: 'what the architect was given', run: () => desk.show(contextPage(session, desk.stage)) },
    ...listing(desk),
    ...(desk.another ? [{ name: 'design', help: 'design something else, in a new session', run: desk.another }] : []),
    { name: 'help', help: 'all keys', run: desk.help },
    { name: 'quit', help: 'leave; the session is kept', run: desk.leave },
  ];
}

function exporting({ stage, session, floor, say }: FloorDesk): SlashCommand[] {
  const { errands } = stage;
  if (!errands || floor.state !== 'saved') return [];
  const run = (words: string): void => {
    const form = FORMS.find(({ value }) => value === words);
    if (!form) {
      say(`A report is exported as ${FORMS.map(({ value }) => value).join(', ')}.`);
      return;
    }
    void errands.exportAs(session, form.value).then((done) => {
      if (isFailure(done)) {
        say(failureWords(done));
        return;
      }
      const [first = '', ...others] = done.map((path) => pathWithin(stage.look.workspace, path));
      say(others.length === 0 ? `Written: ${first}` : `Written: ${first} and ${others.length} more`);
    });
  };
  return [{ name: 'export', key: 'x', help: 'make the report into other files', values: () => FORMS, run }];
}

function revise({ session, say }: FloorDesk): (words: string) => void {
  return (words) => {
    if (words === '') say('Say what is to change: /revise the fines are paid at the desk');
    else session.send({ type: 'say', text: words });
  };
}

function checking({ stage, floor, show, say }: FloorDesk): SlashCommand[] {
  const { errands } = stage;
  if (!errands || floor.state !== 'saved') return [];
  const run = (): void => {
    say('It is being checked …');
    void errands.check(floor.file).then((text) => {
      say('');
      show({ title: 'Checked', text });
    });
  };
  return [{ name: 'check', help: 'check the saved report anew', run }];
}

function personaCommand({ stage, session, handOver, say }: FloorDesk): SlashCommand {
  const others = stage.personas.items.filter(({ slug }) => slug !== session.view.started?.persona.slug);
  return {
    name: 'persona',
    help: 'another persona goes on from this report',
    values: () => others.map(({ slug, summary }) => ({ value: slug, detail: summary })),
    run: (words) => {
      const persona = others.find(({ slug }) => slug === words);
      if (persona) handOver(persona);
      else say(`There is no other persona ${words || 'without a name'} here; /persona lists them.`);
    },
  };
}

/** After a failure, the session itself goes on; else a saved report goes on in a session of its own. */
function modelCommand({ stage, session, floor, handOver, say }: FloorDesk): SlashCommand[] {
  const { errands } = stage;
  const persona = stage.personas.items.find(({ slug }) => slug === session.view.started?.persona.slug);
  const isFailed = floor.state === 'failed' || floor.state === 'stopped';
  if (!errands || !persona || (floor.state !== 'saved' && !isFailed)) return [];
  const run = (words: string): void => {
    const model = words === '' ? undefined : errands.takeModel(words, persona);
    if (!model) say('Say which: /model sonnet');
    else if (isFailure(model)) say(failureWords(model));
    else if (!isFailed) handOver(persona);
    else if (!session.send({ type: 'switch-model', model })) say(`${stage.modelName(model.id)} is at work already.`);
  };
  const help = isFailed ? 'another model goes on' : 'another model goes on from this report';
  return [{ name: 'model', help, values: errands.models, run }];
}

function listing({ stage, show }: FloorDesk): SlashCommand[] {
  const { errands } = stage;
  if (!errands) return [];
  return [
    { name: 'sessions', help: 'the sessions of this workspace', run: () => void showSessions(errands.sessions, show) },
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

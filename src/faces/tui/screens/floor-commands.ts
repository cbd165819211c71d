import type { SlashCommand } from '../completion/slash.ts';
import { isFailure } from '../is-failure.ts';
import { failureWords } from '../parts/failure-words.ts';
import { pathWithin } from '../parts/path-within.ts';
import type { Errands, ExportForm } from '../stage.ts';
import type { Fork } from './fork.tsx';
import { type SessionDesk, sessionCommands } from './session-commands.ts';
import type { Floor } from './waiting-state.ts';

/** What the commands of the floor are done with. */
export type FloorDesk = SessionDesk & {
  floor: Floor;
  /** Another persona, or the same one with another model, goes on in a session of its own. */
  fork(fork: Fork): void;
  /** Something else is designed. */
  another: (() => void) | undefined;
  /** Opens the saved report in the user's editor. */
  edit(): void;
  say(sentence: string): void;
};

const FORMS: readonly { value: ExportForm; detail: string }[] = [
  { value: 'html', detail: 'one page that needs nothing else' },
  { value: 'artifacts', detail: 'schema.sql, openapi.yaml, diagrams: its parts as files' },
  { value: 'adr', detail: 'its decisions, a record each' },
  { value: 'json', detail: 'for programs: its sections and its parts' },
];

/** What can be done by name while the user has the floor: only what works there. */
export function floorCommands(desk: FloorDesk): SlashCommand[] {
  const { view } = desk.scene;
  return [
    ...exporting(desk),
    ...editing(desk),
    ...(view.draft.title === undefined
      ? []
      : [{ name: 'revise', help: 'change the report: say what', words: true as const, run: revise(desk) }]),
    ...checking(desk),
    personaCommand(desk),
    ...modelCommand(desk),
    ...(desk.another ? [{ name: 'design', help: 'design something else, in a new session', run: desk.another }] : []),
    ...sessionCommands(desk),
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

/** By its letter, as the export: so a word that begins with it can be typed all the same. */
function editing({ floor, edit }: FloorDesk): SlashCommand[] {
  if (floor.state !== 'saved') return [];
  const values = () => [{ value: 'in your editor', detail: floor.path }];
  return [{ name: 'edit', key: 'e', help: 'open the saved report in your editor', values, run: edit }];
}

function personaCommand({ stage, session, fork, say }: FloorDesk): SlashCommand {
  const others = stage.personas.items.filter(({ slug }) => slug !== session.view.started?.persona.slug);
  return {
    name: 'persona',
    help: 'another persona goes on, in a session of its own',
    values: () => others.map(({ slug, summary }) => ({ value: slug, detail: summary })),
    run: (words) => {
      const persona = others.find(({ slug }) => slug === words);
      if (persona) fork({ persona });
      else say(`There is no other persona ${words || 'without a name'} here; /persona lists them.`);
    },
  };
}

/** After a failure, the session itself goes on; else another one begins. */
function modelCommand({ stage, session, floor, fork, say }: FloorDesk): SlashCommand[] {
  const { errands } = stage;
  const persona = stage.personas.items.find(({ slug }) => slug === session.view.started?.persona.slug);
  if (!errands || !persona) return [];
  const isFailed = floor.state === 'failed' || floor.state === 'stopped';
  const goOn = (name: string): void => {
    const model = errands.takeModel(name, persona);
    if (isFailure(model)) say(failureWords(model));
    else if (!session.send({ type: 'switch-model', model })) say(`${stage.modelName(model.id)} is at work already.`);
  };
  const run = (name: string): void => {
    if (name === '') say('Say which: /model sonnet');
    else if (isFailed) goOn(name);
    else fork({ persona, model: { name, called: calledIn(errands, name) } });
  };
  const help = isFailed ? 'another model goes on' : 'another model goes on, in a session of its own';
  return [{ name: 'model', help, values: errands.models, run }];
}

/** What is typed is a family, whose model has a name of its own; or an id. */
function calledIn({ models }: Errands, name: string): string {
  return name === 'planner' ? 'the planner' : (models().find(({ value }) => value === name)?.detail ?? name);
}

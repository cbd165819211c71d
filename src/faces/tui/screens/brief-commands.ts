import type { Persona } from '../../../personas/persona.ts';
import type { SlashCommand } from '../completion/slash.ts';
import { isFailure } from '../is-failure.ts';
import { failureWords } from '../parts/failure-words.ts';
import type { Stage } from '../stage.ts';

/** What the commands of the brief are done with. */
export type BriefDesk = {
  stage: Stage;
  persona: Persona;
  take(persona: Persona): void;
  /** Shows the sessions of the workspace. */
  list(): void;
  say(sentence: string): void;
  help(): void;
  leave(): void;
};

/** What can be done by name before there is a session. */
export function briefCommands({ stage, persona, take, list, say, help, leave }: BriefDesk): SlashCommand[] {
  const { errands, personas } = stage;
  const takeNamed = (words: string): void => {
    const found = personas.items.find(({ slug }) => slug === words);
    if (found) take(found);
    else say(`There is no persona ${words || 'without a name'} here; /persona lists them.`);
  };
  const takeNamedModel = (words: string): void => {
    const model = words === '' ? undefined : errands?.takeModel(words, persona);
    if (!model) say('Say which: /model sonnet');
    else say(isFailure(model) ? failureWords(model) : `${stage.modelName(model.id)} designs it.`);
  };
  const values = (): { value: string; detail: string }[] =>
    personas.items.map(({ slug, summary }) => ({ value: slug, detail: summary }));
  return [
    { name: 'persona', help: 'another persona designs it', values, run: takeNamed },
    ...(errands
      ? [
          { name: 'model', help: 'another model designs it', values: errands.models, run: takeNamedModel },
          {
            name: 'sessions',
            help: 'the sessions of this workspace; go on with one',
            run: list,
          },
        ]
      : []),
    { name: 'help', help: 'all keys', run: help },
    { name: 'quit', help: 'leave; what is written is kept', run: leave },
  ];
}

import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { eventKey, sameEvent } from '../events/event-name.ts';
import type { Rule } from '../rule.ts';

/** Where every other event of a catalogue has a schema, the one without was forgotten. */
export const eventsSchema: Rule = {
  name: 'together/events-schema',
  find: ({ messages }: Design) => {
    const schemas = messages.filter(({ schema, from }) => schema && from !== 'prose');
    const listed = messages.filter(({ from }) => from === 'prose');
    const has = (name: string) =>
      schemas.some(
        (message) =>
          sameEvent(message.name, name) || (message.channel !== undefined && sameEvent(message.channel, name)),
      );
    const bare = listed.filter(({ name }) => !has(name));
    const keys = new Set(bare.map(({ name }) => eventKey(name)));
    const told = new Set(listed.filter(({ name }) => has(name)).map(({ name }) => eventKey(name)));
    const [forgotten] = bare;
    if (!forgotten || keys.size !== 1 || told.size < 2) return [];
    return [
      {
        level: 'warning',
        rule: 'together/events-schema',
        message: `The event ${forgotten.name} has no schema, though all ${told.size} others of the list have one.`,
        line: forgotten.line,
      } satisfies Finding,
    ];
  },
};

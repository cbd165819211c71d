import type { Design } from '../../design/design.ts';
import { asyncApi, eventsOf } from '../asyncapi.ts';
import { blocks, fence, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { termsOf } from '../terms.ts';

/** What others hear of, in which form, and how often at worst. */
export const events: Piece = {
  id: 'events',
  title: 'Events',
  must: false,
  named: 'events, messaging, integration, asynchronous processing, system structure, event design',
  near: '',
  write: (design) => eventsText(design),
};

function eventsText(design: Design): string | undefined {
  const all = eventsOf(design);
  if (all.length === 0) return undefined;
  const { main } = termsOf(design);
  const rows = all.map(({ topic, flow, receiver }) => [
    `\`${topic}\``,
    `somebody ${flow.does}`,
    receiver ?? 'whoever asks for it',
  ]);
  return blocks(
    table(['Topic', 'Told when', 'Heard by'], rows),
    `Each event of ${design.scope.name} is a row of \`outbox_events\`, written with the change. It arrives at least once, in the order of its ${main.one}; whoever listens to ${design.scope.name} remembers \`event_id\` and passes over what is known.`,
    fence('yaml', asyncApi(design)),
  );
}

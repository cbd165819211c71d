import { Document } from 'yaml';
import type { Design } from '../design/design.ts';
import type { Flow } from '../design/flows.ts';
import { camel, capital, kebab, pascal, snake } from '../words/spelling.ts';
import { setInline } from './set-inline.ts';

/** An event that leaves by the outbox. */
export type OutboxEvent = { topic: string; flow: Flow; receiver?: string };

/** The events of a design: one for each flow whose outcome somebody outside wants to hear of. */
export function eventsOf({ flows, dependencies, tables }: Design): OutboxEvent[] {
  if (!tables.some(({ key }) => key === 'outbox_event')) return [];
  const told = flows.filter(({ tells }) => tells !== undefined);
  return told.map((flow) => {
    const receiver = dependencies.find(({ key }) => key === flow.tells)?.name;
    const what = flow.kind === 'make' ? 'created' : snake(flow.to);
    return { topic: `${flow.table.key}.${what}`, flow, ...(receiver ? { receiver } : {}) };
  });
}

/** The events as an AsyncAPI document in YAML. */
export function asyncApi(design: Design): string {
  const events = eventsOf(design).filter(
    ({ topic }, at, all) => all.findIndex((other) => other.topic === topic) === at,
  );
  const { scope, choices } = design;
  const name = (topic: string) => camel(topic.replace('.', '_'));
  const root = {
    asyncapi: '3.0.0',
    info: {
      title: `${capital(scope.name)} events`,
      version: '1.0.0',
      description: `What happened in ${scope.name}, from its outbox.`,
    },
    defaultContentType: 'application/json',
    servers: { production: { host: `events.${kebab(scope.name)}.internal`, protocol: protocolOf(choices.queue?.key) } },
    channels: Object.fromEntries(
      events.map(({ topic }) => [
        name(topic),
        { address: topic, messages: { [name(topic)]: { $ref: `#/components/messages/${name(topic)}` } } },
      ]),
    ),
    operations: Object.fromEntries(
      events.map(({ topic }) => [
        `send${pascal(name(topic))}`,
        { action: 'send', channel: { $ref: `#/channels/${name(topic)}` } },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        events.map(({ topic, flow }) => [
          name(topic),
          { name: topic, title: capital(flow.does), payload: payload(flow) },
        ]),
      ),
    },
  };
  const yaml = new Document(root, { aliasDuplicateObjects: false });
  setInline(yaml.contents);
  return yaml.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true });
}

function protocolOf(queue: string | undefined): string {
  return queue === 'kafka'
    ? 'kafka'
    : queue === 'rabbitmq'
      ? 'amqp'
      : queue === 'sqs'
        ? 'sqs'
        : queue === 'nats'
          ? 'nats'
          : 'https';
}

/** The event's own id, its time, and the row it is about: receivers read the rest where they need it. */
function payload({ table }: Flow): object {
  const id = table.columns.find(({ name }) => name === table.primaryKey[0]);
  const type = id?.kind === 'uuid' ? { type: 'string', format: 'uuid' } : { type: 'integer' };
  const about = table.one === 'event' ? 'row_id' : `${snake(table.one)}_id`;
  return {
    type: 'object',
    required: ['event_id', 'happened_at', about],
    properties: {
      event_id: { type: 'string', format: 'uuid' },
      happened_at: { type: 'string', format: 'date-time' },
      [about]: type,
    },
  };
}

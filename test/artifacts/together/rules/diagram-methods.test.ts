import { describe, expect, test } from 'vitest';
import { diagramMethods } from '../../../../src/artifacts/together/rules/diagram-methods.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const PROTO = `
syntax = "proto3";
service RoomService { rpc ListRooms (Ask) returns (Rooms); rpc GetRoom (Ask) returns (Rooms); }
service BookingService { rpc BookRoom (Ask) returns (Rooms); rpc MoveBooking (Ask) returns (Rooms); }
message Ask { string id = 1; }
message Rooms { repeated string ids = 1; }`;
const calls = async (label: string, words = ''): Promise<string[]> =>
  (
    await findIn(
      [diagramMethods],
      `${documentOf(
        ['proto', PROTO],
        [
          'mermaid',
          `sequenceDiagram\n  participant P as Portal\n  participant R as room-service\n  P->>R: ListRooms(ward)\n  P->>R: BookRoom(id)\n  P->>R: ${label}`,
        ],
      )}\n${words}\n`,
    )
  ).map(({ message }) => message.split('`')[1] ?? '');

describe('what an arrow calls', () => {
  test.each([['FetchRooms(ward)'], ['CancelBooking'], ['RoomService/ListWards'], ['RoomBooked']])(
    'is no method of the contract: %s',
    async (label) => expect(await calls(label)).toHaveLength(1),
  );

  test.each([
    ['GetRoom(id)', ''],
    ['RoomService', ''],
    ['Bookings', ''],
    ['HealthCheck', ''],
    ['grpc.health.v1.Health/Check', ''],
    ['Rooms', ''],
    ['RoomBooked', 'The desk publishes `RoomBooked`.'],
  ])('is a method, a service, a message, or what any server has: %s', async (label, words) =>
    expect(await calls(label, words)).toEqual([]),
  );
});

describe('a mutation among other words', () => {
  const text = (name: string) =>
    documentOf(
      ['graphql', 'type Query { alert: String }\ntype Mutation { approveAlert: String rejectAlert: String }'],
      [
        'mermaid',
        `sequenceDiagram\n  participant A as Alert API\n  participant D as Database\n  A->>A: the creator calls mutation ${name}, then outbox_message\n  A->>D: rows`,
      ],
    );
  test('is a call, of the API by itself too', async () => {
    expect(await findIn([diagramMethods], text('approveAlert'))).toEqual([]);
    expect(await findIn([diagramMethods], text('releaseAlert'))).toHaveLength(1);
  });
});

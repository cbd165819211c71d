import { describe, expect, it } from 'vitest';
import { contractBounds } from '../../../../src/artifacts/together/rules/contract-bounds.ts';
import { contractEnum } from '../../../../src/artifacts/together/rules/contract-enum.ts';
import { contractField } from '../../../../src/artifacts/together/rules/contract-field.ts';
import { contractNullable } from '../../../../src/artifacts/together/rules/contract-nullable.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const CHECKED = "CHECK (phase = 'sketch' OR opens_at IS NOT NULL)";
const ddl = (opens = 'opens_at timestamptz', check = CHECKED) => `CREATE TABLE exhibit (
  id uuid PRIMARY KEY, title varchar(90) NOT NULL, curator_id uuid NOT NULL,
  phase text NOT NULL DEFAULT 'sketch' CHECK (phase IN ('sketch', 'open', 'over')),
  room int NOT NULL,
  ${opens}${check === '' ? '' : `,\n  ${check}`}
);`;
const api = (exhibit: string, input = '') => `openapi: 3.0.3
info: { title: Museum, version: 1.0.0 }
paths:
  /exhibits:
    get:
      responses:
        '200': { description: All, content: { application/json: { schema: { $ref: '#/components/schemas/Exhibit' } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewExhibit' } } } }
      responses: { '201': { description: Made } }
components:
  schemas:
    Exhibit:
      type: object
      required: [id, title, curatorId, room, opensAt]
      properties:
        id: { type: string, format: uuid }
        title: { type: string, maxLength: 90 }
        curatorId: { type: string, format: uuid }
        room: { type: integer }
        opensAt: { type: string, format: date-time }
        ${exhibit}
    NewExhibit:
      type: object
      required: [title, curatorId, room]
      properties:
        title: { type: string, maxLength: 90 }
        curatorId: { type: string, format: uuid${input} }
        room: { type: integer }
`;
const PHASE = 'phase: { type: string, enum: [sketch, open, over] }';
const find = (sql: string, yaml: string) => findIn([contractNullable], documentOf(['sql', sql], ['yaml', yaml]));

describe('what depends on a state', () => {
  it('is missed where the state is shown too', async () => {
    expect(await find(ddl(), api(PHASE))).toMatchObject([{ message: expect.stringContaining('Exhibit.opensAt') }]);
    expect(await find(ddl('opens_at timestamptz -- null until it is hung', ''), api(PHASE))).toHaveLength(1);
    expect(await find(ddl('opens_at timestamptz', ''), api(''))).toHaveLength(1);
  });

  it('is left alone where only rows of other states can be shown', async () => {
    expect(await find(ddl(), api(''))).toEqual([]);
    expect(await find(ddl('opens_at timestamptz -- null until it is hung', ''), api(''))).toEqual([]);
  });
});

describe('what is sent to make a row', () => {
  const whole = ddl('opens_at timestamptz NOT NULL', '');
  it('may not be null where the column never is', async () => {
    const found = await find(whole, api(PHASE, ', nullable: true'));
    expect(found).toMatchObject([{ message: expect.stringContaining('NewExhibit.curatorId may be null') }]);
  });
  it('may be null where the server fills it in', async () => {
    expect(await find(whole, api(PHASE, ', nullable: true, description: the caller if null'))).toEqual([]);
    const open = whole.replace('curator_id uuid NOT NULL', 'curator_id uuid');
    const found = await find(open, api(PHASE, ', nullable: true'));
    expect(found.filter(({ message }) => message.includes('NewExhibit'))).toEqual([]);
  });
});

const GRANTS = `CREATE TABLE grant_row (room_id uuid, person_id uuid, level text NOT NULL CHECK (level IN ('READ', 'HANG', 'CLOSE')), PRIMARY KEY (room_id, person_id));`;
const graphql = (values: string) => `enum Level { ${values} }
type Guard { person: ID! level: Level! }
type Query { guards(room: ID!): [Guard!]! }`;
const levels = (values: string, words: string) =>
  findIn([contractEnum], `${documentOf(['sql', GRANTS], ['graphql', graphql(values)])}\n\n${words}\n`);

describe('an enumeration with a name of its own', () => {
  it('lists what its column holds', async () => {
    const words = 'Levels are `READ`, `HANG` and `CLOSE`.';
    expect(await levels('READ HANG', words)).toMatchObject([{ message: expect.stringContaining('CLOSE') }]);
    expect(await levels('OWN READ HANG CLOSE', words)).toEqual([]);
    // Nobody says that clients see it.
    expect(await levels('READ HANG', 'Guards have levels.')).toEqual([]);
    expect(await levels('UP DOWN', words)).toEqual([]);
  });
});

const keyed = (header: string, column: string) =>
  documentOf(
    ['sql', `CREATE TABLE request_log (idempotency_key ${column} PRIMARY KEY, body jsonb NOT NULL);`],
    [
      'yaml',
      `openapi: 3.1.0
info: { title: T, version: 1.0.0 }
paths:
  /tickets:
    post:
      parameters:
        - { name: Idempotency-Key, in: header, required: true, schema: { type: string, ${header} } }
      responses: { '201': { description: Made } }`,
    ],
  );

describe('a header that a column keeps', () => {
  it('is as long as the column', async () => {
    expect(await findIn([contractBounds], keyed('maxLength: 200', 'varchar(40)'))).toMatchObject([
      { rule: 'together/contract-length' },
    ]);
    expect(await findIn([contractBounds], keyed('maxLength: 40', 'varchar(40)'))).toEqual([]);
    expect(await findIn([contractBounds], keyed('maxLength: 36', 'varchar(64)'))).toEqual([]);
    expect(await findIn([contractBounds], keyed('format: uuid', 'uuid'))).toEqual([]);
  });
});

describe('what is worked out for whoever asks', () => {
  it.each(['myLevel', 'viewerCanHang', 'isMine', 'canEdit', 'visitorCount', 'youFollow'])(
    'needs no column: %s',
    async (name) => {
      const type = `type Exhibit { id: ID! title: String! curatorId: ID! room: Int! opensAt: String ${name}: Boolean! }\ntype Query { exhibit: Exhibit }`;
      expect(await findIn([contractField], documentOf(['sql', ddl()], ['graphql', type]))).toEqual([]);
    },
  );
  it('is told from what was forgotten', async () => {
    const type = `type Exhibit { id: ID! title: String! curatorId: ID! room: Int! opensAt: String insurer: String! }\ntype Query { exhibit: Exhibit }`;
    expect(await findIn([contractField], documentOf(['sql', ddl()], ['graphql', type]))).toHaveLength(1);
  });
});

describe('an enumeration that is called like one column alone', () => {
  const protobuf = (more: string) =>
    documentOf(
      [
        'sql',
        "CREATE TABLE visit (visit_id uuid PRIMARY KEY, refusal_reason text CHECK (refusal_reason IN ('FULL', 'CLOSED', 'UNPAID')));",
      ],
      [
        'protobuf',
        `syntax = "proto3";
enum RefusalReason { REFUSAL_REASON_UNSPECIFIED = 0; REFUSAL_REASON_FULL = 1; REFUSAL_REASON_CLOSED = 2; REFUSAL_REASON_UNPAID = 3;${more} }
message EnterReply { string ticket = 1; RefusalReason refusal_reason = 2; }`,
      ],
    );

  it('has a value that the column refuses', async () => {
    const found = await findIn([contractEnum], protobuf(' REFUSAL_REASON_LATE = 4;'));
    expect(found.map(({ message }) => message).join()).toContain('RefusalReason allows LATE');
    expect(await findIn([contractEnum], protobuf(''))).toEqual([]);
  });
});

describe('a state that readers never meet', () => {
  const sql = `CREATE TABLE exhibit (
  id uuid PRIMARY KEY, phase text NOT NULL CHECK (phase IN ('sketch', 'open', 'over', 'gone')), opens_at timestamptz,
  room int NOT NULL, CHECK ((phase = 'sketch') = (opens_at IS NULL))
);`;
  const yaml = (phases: string) => `openapi: 3.1.0
info: { title: Museum, version: '1' }
paths:
  /exhibits:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { $ref: '#/components/schemas/Exhibit' } } } } } }
components:
  schemas:
    Exhibit: { type: object, required: [id, phase, opensAt, room], properties: { id: { type: string, format: uuid }, phase: { type: string, enum: [${phases}] }, opensAt: { type: string, format: date-time }, room: { type: integer } } }`;
  const found = (phases: string, words: string) =>
    findIn([contractEnum, contractNullable], `${documentOf(['sql', sql], ['yaml', yaml(phases)])}\n${words}\n`);

  it('is no omission, and what it would leave empty is there', async () => {
    const [one, ...more] = await found('open, over, gone', 'Exhibits in `sketch` are never shown.');
    expect(one).toMatchObject({ level: 'note', rule: 'together/contract-enum' });
    expect(more).toEqual([]);
    const told = await found('open, over, gone', 'Exhibits begin as `sketch`.');
    expect(told).toMatchObject([{ level: 'note', rule: 'together/contract-enum' }]);
    const all = await found('sketch, open, over, gone', '');
    expect(all).toMatchObject([{ rule: 'together/contract-nullable' }]);
  });
});

describe('a reference that is shown as what it refers to', () => {
  const sdl = (guide: string) =>
    documentOf(
      [
        'sql',
        'CREATE TABLE guide (guide_id uuid PRIMARY KEY, full_name text NOT NULL);\nCREATE TABLE tour (tour_id uuid PRIMARY KEY, title text NOT NULL, room int NOT NULL, starts_at timestamptz NOT NULL, guide_id uuid REFERENCES guide);',
      ],
      [
        'graphql',
        `type Query { tours: [Tour!]! }\ntype Guide { guideId: ID! fullName: String! }\ntype Tour { tourId: ID! title: String! room: Int! startsAt: String! guide: ${guide} }`,
      ],
    );

  it('may be missing where its column may', async () => {
    expect(await findIn([contractNullable], sdl('Guide'))).toEqual([]);
    const [one] = await findIn([contractNullable], sdl('Guide!'));
    expect(one?.message).toContain('Tour.guide is required');
  });

  it('and what has a default in an input may be left out', async () => {
    const input = (kind: string) =>
      documentOf(
        [
          'sql',
          'CREATE TABLE tour (tour_id uuid PRIMARY KEY, title text NOT NULL, kind text NOT NULL, room int NOT NULL);',
        ],
        [
          'graphql',
          `type Mutation { createTour(input: CreateTourInput!): Boolean! }\ninput CreateTourInput { title: String! kind: ${kind} room: Int! }`,
        ],
      );
    expect(await findIn([contractNullable], input('String! = "plain"'))).toEqual([]);
    expect(await findIn([contractNullable], input('String'))).toHaveLength(1);
  });
});

describe('the name of an enumeration after the last word of a table', () => {
  const protobuf = (more: string) =>
    documentOf(
      [
        'sql',
        "CREATE TABLE tour_target (target_id uuid PRIMARY KEY, status text NOT NULL CHECK (status IN ('WAITING', 'ON_WAY', 'DONE')));",
      ],
      [
        'protobuf',
        `syntax = "proto3";\nenum TargetStatus { TARGET_STATUS_UNSPECIFIED = 0; TARGET_STATUS_WAITING = 1; TARGET_STATUS_ON_WAY = 2; TARGET_STATUS_DONE = 3;${more} }\nmessage Count { TargetStatus status = 1; int32 tours = 2; }`,
      ],
    );

  it('has a value that the column refuses', async () => {
    const found = await findIn([contractEnum], protobuf(' TARGET_STATUS_LOST = 4;'));
    expect(found.map(({ message }) => message).join()).toContain('TargetStatus allows LOST');
    expect(await findIn([contractEnum], protobuf(''))).toEqual([]);
  });
});

describe('a field that is written in a format of its own', () => {
  const yaml = (area: string, least: number) => `openapi: 3.1.0
info: { title: Museum, version: '1' }
paths:
  /rooms:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } } } } }
components:
  schemas:
    Room: { type: object, required: [id, title], properties: { id: { type: string, format: uuid }, title: { type: string }, seats: { type: integer, minimum: ${least} }, floor: { type: integer }, ${area}: { type: string } } }`;
  const found = (area: string, least: number) =>
    findIn(
      [contractField, contractBounds],
      documentOf(
        [
          'sql',
          'CREATE TABLE room (id uuid PRIMARY KEY, title text NOT NULL, seats int CHECK (seats >= 1), floor int, area geometry);',
        ],
        ['yaml', yaml(area, least)],
      ),
    );

  it('is its column, and what is only read may be told more widely', async () => {
    expect(await found('area_wkt', 1)).toEqual([]);
    expect(await found('area_wkt', 0)).toEqual([]);
    expect(await found('area_colour', 1)).toHaveLength(1);
  });
});

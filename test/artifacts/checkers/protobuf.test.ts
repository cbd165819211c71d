import { describe, expect, test } from 'vitest';
import { protobuf } from '../../../src/artifacts/checkers/protobuf.ts';
import { artifactOf, checkAll, checkOne } from '../json-schema/check-one.ts';

const file = `syntax = "proto3";

package shop.v1;

import "google/protobuf/timestamp.proto";

service Orders {
  rpc Get(GetRequest) returns (Order) {}
  rpc Watch(GetRequest) returns (stream Order);
}

message GetRequest {
  string id = 1;
}

message Order {
  reserved 4, 10 to 12;
  reserved "note";
  string id = 1 [deprecated = true];
  Status status = 2;
  google.protobuf.Timestamp placed_at = 3;
  map<string, int64> totals = 5;
  oneof buyer {
    string email = 6;
    int64 account = 7;
  }
  enum Status {
    STATUS_UNSPECIFIED = 0;
    STATUS_OPEN = 1;
  }
}
`;

test('a whole file is validated', async () => {
  expect(await checkOne(protobuf, file)).toEqual({ proof: 'validated', findings: [], said: [] });
});

describe('one defect', () => {
  test.each([
    ['a semicolon that is missing', 'string id = 1;\n', 'string id = 1\n', /error protobuf\/syntax @13/],
    ['a number taken twice', 'status = 2', 'status = 1', /duplicate @20 .*taken by id/],
    ['a name taken twice', 'int64 account', 'int64 email', /duplicate @25/],
    ['a reserved number', 'status = 2', 'status = 11', /reserved @20/],
    ['a reserved name', 'Status status', 'Status note', /reserved @20/],
    ['a number that is kept', 'status = 2', 'status = 19500', /number @20/],
    ['the number 0', 'status = 2', 'status = 0', /number @20/],
    ['a number that is too high', 'status = 2', 'status = 536870912', /number @20/],
    ['an enum that does not begin at 0', 'UNSPECIFIED = 0', 'UNSPECIFIED = 2', /enum @28/],
    ['an enum number taken twice', 'OPEN = 1', 'OPEN = 0', /duplicate @29 .*allow_alias/],
    ['a misspelt scalar', 'string id = 1;', 'strng id = 1;', /unknown-type @13 .*did you mean string/],
    ['a type of another language', 'string id = 1;', 'int id = 1;', /unknown-type @13/],
    ['a type that is not declared', 'Status status', 'State status', /unknown-type @20/],
    [
      'an import that is missing',
      'import "google/protobuf/timestamp.proto";',
      '',
      /protobuf\/import @21 .*needs import/,
    ],
    ['an rpc of an unknown type', 'Get(GetRequest)', 'Get(GetReqest)', /unknown-type @8 .*did you mean GetRequest/],
    ['an rpc of a scalar', 'returns (Order)', 'returns (string)', /rpc-type @8/],
    ['an rpc given twice', 'rpc Watch', 'rpc Get', /duplicate @9/],
    ['a message given twice', 'message Order', 'message GetRequest', /duplicate @16/],
    ['required in proto3', 'string id = 1;', 'required string id = 1;', /label @13|syntax @13/],
    ['a map by a float', 'map<string', 'map<double', /map @22|syntax @22/],
    ['a list in a oneof', 'string email', 'repeated string email', /oneof @24|syntax @24/],
    ['a range that runs backwards', '10 to 12', '12 to 10', /reserved @17/],
    ['a syntax that is none', 'proto3', 'proto4', /syntax-version @1/],
    ['a brace that is missing', '  string id = 1;\n}', '  string id = 1;', /syntax @13 a closing brace/],
  ])('%s', async (_, from, to, said) => {
    const changed = file.replace(from, to);
    expect(changed).not.toBe(file);
    expect((await checkOne(protobuf, changed)).said.join('\n')).toMatch(said);
  });
});

describe('no error', () => {
  test.each([
    [
      'types of an import that is not there',
      'syntax = "proto3";\npackage a;\nimport "b.proto";\nmessage A { b.B b = 1; C c = 2; }',
    ],
    [
      'proto2',
      'syntax = "proto2";\nmessage A { required string a = 1; optional int32 b = 2 [default = 4]; extensions 100 to max; }\nextend A { optional string c = 100; }',
    ],
    ['editions', 'edition = "2023";\nmessage A { string a = 1 [features.field_presence = IMPLICIT]; }'],
    ['an alias that is allowed', 'syntax = "proto3";\nenum A { option allow_alias = true; X = 0; Y = 0; }'],
    [
      'options in braces',
      'syntax = "proto3";\nimport "google/api/annotations.proto";\nservice S { rpc A(R) returns (R) { option (google.api.http) = { get: "/a/{id}" additional_bindings { get: "/b" } }; } }\nmessage R { string id = 1 [(x.y) = { a: 1 }]; int32 n = 2; }',
    ],
    ['no syntax line', 'message A { string id = 1; google.protobuf.Timestamp at = 2; B b = 3; }'],
    ['the inside of a message', 'string id = 1;\nint64 total = 2;'],
    ['the inside of a service', 'rpc Get(GetRequest) returns (Order);'],
    [
      'names by scope',
      'syntax = "proto3";\npackage a.b;\nmessage A { message C {} enum D { X = 0; } C c = 1; A.D d = 2; b.A e = 3; .a.b.A f = 4; }',
    ],
  ])('%s', async (_, text) => {
    expect((await checkOne(protobuf, text)).said).toEqual([]);
  });
});

test('files of one document know each other', async () => {
  const results = await checkAll(
    protobuf,
    artifactOf('protobuf', 'syntax = "proto3";\npackage a;\nmessage A { string id = 1; }', { name: 'proto/a.proto' }),
    artifactOf('protobuf', 'syntax = "proto3";\npackage b;\nimport "a.proto";\nmessage B { a.A a = 1; a.Z z = 2; }', {
      index: 1,
      firstLine: 21,
    }),
  );
  expect(results.map(({ proof }) => proof)).toEqual(['validated', 'validated']);
  expect(results[1]?.findings).toEqual([
    expect.objectContaining({ level: 'error', rule: 'protobuf/unknown-type', line: 24 }),
  ]);
});

test('an excerpt', async () => {
  expect(await checkOne(protobuf, 'message A {\n  ...\n}', { fragment: true })).toMatchObject({
    proof: 'not checked',
    findings: [],
  });
});

test('nesting without end', async () => {
  expect((await checkOne(protobuf, `syntax = "proto3";${'message A {'.repeat(20_000)}`)).said).toEqual([
    expect.stringMatching(/nested too deeply/),
  ]);
});

describe('a file that shows its services', () => {
  const services = (messages: string) => `syntax = "proto3";
package shop.v1;
service Orders {
  rpc Get(GetRequest) returns (Order);
  rpc Place(PlaceRequest) returns (PlaceReply);
  rpc Cancel(CancelRequest) returns (CancelReply);
}
message PlaceRequest { string key = 1; }
${messages}`;

  test('leaves the messages to the reader', async () => {
    expect((await checkOne(protobuf, services(''))).findings).toEqual([]);
  });

  test('lacks one where most of them are there', async () => {
    const most = ['GetRequest', 'Order', 'PlaceReply', 'CancelRequest'].map((name) => `message ${name} {}`).join('\n');
    const { findings } = await checkOne(protobuf, services(most));
    expect(findings).toMatchObject([{ level: 'error', rule: 'protobuf/unknown-type', line: 16 }]);
  });
});

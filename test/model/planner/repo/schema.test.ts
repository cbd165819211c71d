import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPrisma } from '../../../../src/model/planner/repo/prisma-schema.ts';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';
import { readSchema } from '../../../../src/model/planner/repo/sql-schema.ts';

describe('a schema in SQL', () => {
  it('is read with its keys, types and lines', () => {
    const [users, orders] = readSchema(`-- comment with CREATE TABLE x (
/* another
   one */
CREATE TABLE IF NOT EXISTS public.users (
  id bigserial PRIMARY KEY,
  "fullName" character varying(120) NOT NULL DEFAULT 'it''s, (me)',
  born date,
  CONSTRAINT users_name_key UNIQUE ("fullName")
);
create table orders (
  id uuid default gen_random_uuid(),
  user_id bigint not null references users (id) on delete cascade,
  total numeric(10, 2) check (total > 0),
  state text,
  primary key (id)
);
CREATE INDEX CONCURRENTLY ON orders USING btree (user_id, lower(state)) WHERE total > 0;
ALTER TABLE ONLY orders ADD CONSTRAINT u UNIQUE (user_id, state);
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text NOT NULL;`);
    expect(users).toMatchObject({ name: 'users', line: 4, primaryKey: ['id'], uniques: [['fullName']] });
    expect(users?.columns).toMatchObject([
      { name: 'id', kind: 'bigint', counted: true, nullable: false, line: 5 },
      { name: 'fullName', kind: 'varchar', length: 120, nullable: false, line: 6 },
      { name: 'born', kind: 'date', nullable: true },
    ]);
    expect(orders).toMatchObject({ primaryKey: ['id'], uniques: [['user_id', 'state']] });
    expect(orders?.foreignKeys).toEqual([
      { columns: ['user_id'], table: 'users', target: ['id'], onDelete: 'cascade', line: 12 },
    ]);
    expect(orders?.indexes).toMatchObject([{ columns: ['user_id', '(expression)'], partial: true, unique: false }]);
    expect(orders?.columns.map(({ name }) => name)).toEqual(['id', 'user_id', 'total', 'state', 'note']);
    expect(orders?.columns[2]).toMatchObject({ kind: 'numeric', precision: 10, scale: 2 });
  });

  it('is read in the words of MySQL', () => {
    const [posts] = readSchema(
      "CREATE TABLE `wp_posts` (\n `ID` bigint(20) unsigned NOT NULL AUTO_INCREMENT,\n `state` enum('a','b') NOT NULL,\n `live` tinyint(1) DEFAULT '1',\n PRIMARY KEY (`ID`),\n KEY `k` (`state`),\n CONSTRAINT `f` FOREIGN KEY (`live`) REFERENCES `x` (`id`)\n) ENGINE=InnoDB;",
    );
    expect(posts).toMatchObject({
      name: 'wp_posts',
      primaryKey: ['ID'],
      indexes: [{ columns: ['state'] }],
      foreignKeys: [{ columns: ['live'], table: 'x' }],
    });
    expect(posts?.columns).toMatchObject([{ counted: true }, { values: ['a', 'b'] }, { kind: 'bool' }]);
  });

  it('knows enumerations by their type, and keys added later', () => {
    const [people] = readSchema(
      "CREATE TYPE public.mood AS ENUM ('sad', 'ok'); CREATE TABLE public.people (id int, m public.mood); ALTER TABLE ONLY public.people ADD CONSTRAINT p PRIMARY KEY (id);",
    );
    expect(people).toMatchObject({ primaryKey: ['id'] });
    expect(people?.columns[1]).toMatchObject({ values: ['sad', 'ok'] });
  });

  it('never fails, whatever the text is', () => {
    const piece = fc.constantFrom(
      'CREATE TABLE',
      'a',
      '(',
      ')',
      ',',
      ';',
      "'",
      '"',
      '`',
      '--',
      '/*',
      '$$',
      'PRIMARY KEY',
      'REFERENCES',
      'ALTER TABLE a ADD',
      'CREATE INDEX ON a',
      '\n',
      'int',
      '[',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(Array.isArray(readSchema(pieces.join(' ')))).toBe(true);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('a schema in Prisma', () => {
  it('is read by the names of the database', () => {
    const [users, posts] = readPrisma(
      'enum Role {\n  ADMIN\n  USER\n}\nmodel User {\n  id Int @id @default(autoincrement())\n  email String @unique @map("mail")\n  role Role\n  posts Post[]\n  @@map("users")\n}\nmodel Post {\n  id String @id @db.Uuid\n  authorId Int @map("author_id")\n  author User @relation(fields: [authorId], references: [id])\n  paid DateTime?\n  @@index([authorId])\n}\n',
    );
    expect(users).toMatchObject({ name: 'users', primaryKey: ['id'], uniques: [['mail']] });
    expect(users?.columns[2]).toMatchObject({ name: 'role', values: ['ADMIN', 'USER'] });
    expect(posts).toMatchObject({
      indexes: [{ columns: ['author_id'] }],
      foreignKeys: [{ columns: ['author_id'], table: 'users' }],
    });
    expect(posts?.columns.map(({ name, nullable }) => [name, nullable])).toEqual([
      ['id', false],
      ['author_id', false],
      ['paid', true],
    ]);
  });
});

describe('a repo', () => {
  it('reads migrations in their order, and keeps the file and line of each part', () => {
    const { tables } = readRepo(
      [
        {
          path: 'db/2_orders.sql',
          text: '\n\nCREATE TABLE orders (id int PRIMARY KEY, user_id int);\nALTER TABLE users ADD COLUMN phone text;',
        },
        { path: 'db/1_users.sql', text: 'CREATE TABLE users (\n  id int PRIMARY KEY\n);' },
      ],
      [],
    );
    expect(tables.map(({ name, path, line }) => [name, path, line])).toEqual([
      ['users', 'db/1_users.sql', 1],
      ['orders', 'db/2_orders.sql', 3],
    ]);
    expect(tables[0]?.columns.at(-1)).toMatchObject({ name: 'phone', path: 'db/2_orders.sql', line: 4 });
  });

  it.each([
    [
      'package.json',
      '{"dependencies":{"fastify":"5","pg":"8"},"devDependencies":{"vitest":"4"}}',
      { language: 'typescript', framework: 'Fastify', access: 'pg', tests: 'Vitest' },
    ],
    [
      'pyproject.toml',
      'dependencies = ["fastapi", "sqlalchemy"]',
      { language: 'python', framework: 'FastAPI', access: 'SQLAlchemy' },
    ],
    [
      'go.mod',
      'require github.com/gin-gonic/gin v1\nrequire github.com/jackc/pgx/v5 v5',
      { language: 'go', framework: 'Gin', access: 'pgx' },
    ],
    ['pom.xml', '<artifactId>spring-boot-starter</artifactId>', { language: 'java', framework: 'Spring Boot' }],
    ['Gemfile', "gem 'rails'", { language: 'ruby', framework: 'Rails' }],
    ['Cargo.toml', '[dependencies]\naxum = "0.8"', { language: 'rust', framework: 'axum' }],
    ['composer.json', '{"require":{"laravel/framework":"12"}}', { language: 'php', framework: 'Laravel' }],
  ])('knows the stack from %s', (path, text, expected) => {
    expect(readRepo([{ path, text }], []).stack).toMatchObject(expected);
  });

  it('reads contracts and compose files, and passes over broken ones', () => {
    const repo = readRepo(
      [
        { path: 'a/openapi.yaml', text: ': : [' },
        {
          path: 'openapi.yaml',
          text: 'openapi: 3.0.0\ninfo: {title: T, version: "1"}\npaths: {/v3/a: {get: {}, post: {}}}\ncomponents: {schemas: {A: {properties: {firstName: {}, lastName: {}}}}}',
        },
        { path: 'compose.yaml', text: 'services: {db: {image: "mysql:8.4"}, app: {build: .}}' },
      ],
      [],
    );
    expect(repo.contract).toEqual({
      path: 'openapi.yaml',
      prefix: '/v3',
      spelling: 'camel',
      operations: 2,
      title: 'T',
    });
    expect(repo.services).toEqual([{ name: 'db', image: 'mysql:8.4', path: 'compose.yaml' }]);
  });
});

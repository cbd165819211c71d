import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/artifacts/checkers/compose.ts';
import { checkText, verdict } from './check-text.ts';

const FILE = `name: shop
services:
  web:
    build:
      context: .
      args: { NODE_ENV: production }
    ports:
      - "8080:80"
      - target: 9000
        published: "9001"
    environment:
      DATABASE_URL: postgres://db:5432/\${DB_NAME:-shop}
      EMPTY:
    depends_on:
      db:
        condition: service_healthy
        restart: true
    networks: [front, back]
    deploy:
      replicas: 2
      resources:
        limits: { cpus: "0.5", memory: 256M }
    develop:
      watch:
        - path: ./src
          action: sync
          target: /app
    x-note: any
  db:
    image: postgres:18.1
    volumes:
      - data:/var/lib/postgresql
      - ./init:/docker-entrypoint-initdb.d:ro
      - /var/log
    healthcheck:
      test: ["CMD", "pg_isready"]
      interval: 10s
      retries: 5
    secrets: [password]
    networks:
      back:
        aliases: [database]
networks:
  front:
  back: { internal: true }
volumes:
  data:
secrets:
  password: { file: ./password.txt }
`;

function changed(from: string, to: string): string {
  expect(FILE).toContain(from);
  return FILE.replace(from, to);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('the checker of Compose files', () => {
  it('reads a whole file', async () => {
    expect(await verdict(compose, FILE)).toEqual(['validated']);
  });

  it.each([
    ['a misspelt key', '    image: postgres', '    imgae: postgres', 'unknown-key', '    imgae'],
    ['a misspelt key further in', 'interval: 10s', 'intervall: 10s', 'unknown-key', 'intervall'],
    ['a misspelt key at the top', 'volumes:\n  data:', 'volume:\n  data:', 'unknown-key', 'volume:\n  data'],
    ['a duration that is none', 'interval: 10s', 'interval: 10 seconds', 'wrong-value', 'interval'],
    ['a size that is none', '256M }', '256Meg }', 'wrong-value', '256Meg'],
    ['a condition that is none', 'service_healthy', 'service_ready', 'wrong-value', 'service_ready'],
    ['a list for a mapping', 'args: { NODE_ENV: production }', 'args: 5', 'wrong-value', 'args'],
    [
      'a service that is not there',
      '      db:\n        condition',
      '      database:\n        condition',
      'unknown-service',
      'database:\n',
    ],
    ['a network that is not declared', '[front, back]', '[front, backend]', 'undeclared-network', '[front'],
    ['a volume that is not declared', '- data:/var', '- dta:/var', 'undeclared-volume', '- dta'],
    [
      'a secret that is not declared',
      'secrets: [password]',
      'secrets: [pasword]',
      'undeclared-secret',
      'secrets: [pas',
    ],
    ['a port that is none', '"8080:80"', '"8080:http"', 'port', '"8080'],
    ['a port that is too high', '"8080:80"', '"80800:80"', 'port', '"8080'],
    ['a port of the host taken twice', 'published: "9001"', 'published: "8080"', 'duplicate-port', '- target'],
    ['nothing to run', '    image: postgres:18.1\n', '', 'nothing-to-run', '  db:\n    volumes'],
    ['an image that is none', 'postgres:18.1', 'my postgres', 'image-name', 'image: my'],
  ])('finds %s', async (_, from, to, rule, place) => {
    const text = changed(from, to);
    const said = await verdict(compose, text);
    expect(said).toContain(`error compose/${rule} ${lineOf(text, place)}`);
  });

  it('finds services that wait for each other', async () => {
    const text = 'services:\n  a:\n    image: a:1\n    depends_on: [b]\n  b:\n    image: b:1\n    depends_on: [a]\n';
    expect(await verdict(compose, text)).toEqual(['error compose/dependency-cycle 7']);
  });

  it('doubts that a service without a health check gets healthy', async () => {
    const text =
      'services:\n  a:\n    image: a:1\n    depends_on:\n      b:\n        condition: service_healthy\n  b:\n    image: b:1\n';
    expect(await verdict(compose, text)).toEqual(['warning compose/no-healthcheck 5']);
  });

  it('takes a variable for any value', async () => {
    const text = `services:\n  a:\n    image: \${IMAGE}\n    ports: ["\${PORT:-80}:80", "127.0.0.1:\${P}:1"]\n    mem_limit: \${MEM}\n    init: $INIT\n`;
    expect(await verdict(compose, text)).toEqual(['validated']);
  });

  it('follows anchors and merges', async () => {
    const text =
      'x-base: &base\n  restart: always\n  networks: [n]\nservices:\n  a:\n    <<: *base\n    image: a:1\nnetworks:\n  n: {}\n';
    expect(await verdict(compose, text)).toEqual(['validated']);
    expect(await verdict(compose, text.replace('  n: {}', '  m: {}'))).toEqual(['error compose/undeclared-network 5']);
  });

  it.each([
    [
      'a file that is laid over another',
      'services:\n  web:\n    depends_on: [db]\n  api:\n    environment: { A: b }\n',
      {},
    ],
    [
      'one that is named so',
      'services:\n  web:\n    image: a:1\n    depends_on: [db]\n',
      { name: 'compose.prod.yaml' },
    ],
    [
      'one that includes others',
      'include: [other.yaml]\nservices:\n  a:\n    image: a:1\n    depends_on: [db]\n  b:\n    image: b:1\n',
      {},
    ],
    [
      'an excerpt of one service',
      'services:\n  web:\n    image: a:1\n    volumes: [data:/x]\n    depends_on: [db]\n',
      {},
    ],
  ])('cannot know what %s leaves to others', async (_, text, more) => {
    expect(await verdict(compose, text, more)).toEqual(['validated']);
  });

  it('only notes the obsolete version and images without one', async () => {
    const { findings } = await checkText(
      compose,
      'version: "3.8"\nservices:\n  a:\n    image: nginx\n  b:\n    image: x:latest\n',
    );
    expect(findings.map(({ level, rule, line }) => `${level} ${rule} ${line}`).sort()).toEqual([
      'note compose/obsolete-version 1',
      'note compose/unpinned-image 4',
      'note compose/unpinned-image 6',
    ]);
  });

  it.each([
    ['services of something else', 'services:\n  - api\n  - web', 'validated'],
    ['no services at all', 'web:\n  image: a:1', 'not checked'],
  ])('is not misled by %s', async (_, text, proof) => {
    expect((await checkText(compose, text)).proof).toBe(proof);
  });

  it('finds what the grammar refuses', async () => {
    expect(await verdict(compose, changed('      context: .', '     context: .\n    \tx: 1'))).toHaveLength(1);
  });

  it('raises nothing on a fragment but a slip of the pen', async () => {
    const text = 'services:\n  web:\n    imgae: a:1\n    depends_on: [db]\n    foo: bar\n';
    expect(await verdict(compose, text, { fragment: true })).toEqual(['error compose/unknown-key 3']);
  });

  it.each([
    ['an image in capitals', 'services:\n  a:\n    image: Redis:7\n', 'image-name 3'],
    ['an image with two tags', 'services:\n  a:\n    image: redis:7:1\n', 'image-name 3'],
    [
      'a mount of neither a volume nor a path',
      'services:\n  a:\n    image: b:1\n    volumes:\n      - conf/x.sql:/x.sql\n',
      'mount-path 5',
    ],
    [
      'a variable with spaces',
      'services:\n  a:\n    image: b:1\n    environment:\n      - A = b\n',
      'environment-entry 5',
    ],
  ])('finds %s', async (_, text, found) => {
    expect(await verdict(compose, text)).toEqual([`error compose/${found}`]);
  });

  it.each(['localhost:5000/a/b:1', 'ghcr.io/a/b_c:v1.2-x@sha256:0123456789abcdef', 'a/<NAME>:1', 'a__b/c--d'])(
    'knows %s for an image',
    async (image) => {
      expect(await verdict(compose, `services:\n  a:\n    image: ${image}\n`)).toEqual(['validated']);
    },
  );

  it('leaves the file of a pipeline alone, and one that only has the name of a Compose file', async () => {
    const pipeline = 'steps:\n  - name: x\nservices:\n  a:\n    image: b:1\n    commands: go\n';
    expect(await verdict(compose, pipeline)).toEqual(['not checked']);
    expect(await verdict(compose, 'type: x\nname: composer\ntitle: y\n')).toEqual(['not checked']);
  });

  it('takes one pair of services on a port for a clash, and several pairs for alternatives', async () => {
    const service = (name: string): string => `  ${name}:\n    image: a:1\n    ports: ["80:80"]\n`;
    const levels = async (names: string[]): Promise<string[]> => {
      const { findings } = await checkText(compose, `services:\n${names.map(service).join('')}`);
      return findings.filter(({ rule }) => rule === 'compose/duplicate-port').map(({ level }) => level);
    };
    expect(await levels(['a', 'b'])).toEqual(['error']);
    expect(await levels(['a', 'b', 'c'])).toEqual(['warning', 'warning']);
  });

  it('leaves to other files what a part of a project names', async () => {
    const text = 'services:\n  a:\n    image: b:1\n    depends_on: [db]\n    networks: [net]\n  c:\n    image: d:1\n';
    expect(await verdict(compose, text, { name: 'docker-compose-a.yml' })).toEqual(['validated']);
    expect(await verdict(compose, text, { name: 'docker-compose.yml' })).toHaveLength(2);
  });
});

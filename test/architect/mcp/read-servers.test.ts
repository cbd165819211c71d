// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configs hold variables written like this.
import { describe, expect, it } from 'vitest';
import { readServers } from '../../../src/architect/mcp/read-servers.ts';
import type { Origin } from '../../../src/architect/mcp/server.ts';

const VARIABLES = { values: { TOKEN: 't0p', ANTHROPIC_API_KEY: 'sk-secret', EMPTY: '' }, workspace: '/w' };
const read = (text: string | object, origin: Origin = 'repo') =>
  readServers(typeof text === 'string' ? text : JSON.stringify(text), {
    source: '.mcp.json',
    origin,
    variables: VARIABLES,
  });
const startOf = (entry: object) => {
  const { items, problems } = read({ mcpServers: { a: entry } });
  return items[0]?.start ?? problems[0]?.message;
};

describe('the configs of all products', () => {
  it.each([
    [
      'Claude and most others',
      { mcpServers: { files: { command: 'npx', args: ['-y', 'server', '.'], env: { A: 1 } } } },
    ],
    [
      'VS Code',
      {
        inputs: [],
        servers: { files: { type: 'stdio', command: 'npx', args: ['-y', 'server', '.'], env: { A: '1' } } },
      },
    ],
    [
      'OpenCode',
      {
        mcp: {
          files: { type: 'local', command: ['npx', '-y', 'server', '.'], environment: { A: '1' }, enabled: true },
        },
      },
    ],
    ['the command line', { files: { command: 'npx', args: ['-y', 'server', '.'], env: { A: '1' } } }],
  ])('are read: %s', (_, config) =>
    expect(read(config)).toEqual({
      items: [
        {
          name: 'files',
          origin: 'repo',
          source: '.mcp.json',
          line: 1,
          start: { kind: 'stdio', command: 'npx', args: ['-y', 'server', '.'], env: { A: '1' } },
        },
      ],
      problems: [],
    }),
  );

  it('name servers by their address too', () => {
    const http = { kind: 'http', url: 'https://mcp.example/x', headers: { 'X-Key': 'Bearer t0p' } };
    const headers = { 'X-Key': 'Bearer ${TOKEN}' };
    expect(startOf({ type: 'http', url: 'https://mcp.example/x', headers })).toEqual(http);
    expect(startOf({ type: 'remote', url: 'https://mcp.example/x', headers })).toEqual(http);
    expect(startOf({ httpUrl: 'https://mcp.example/x', headers })).toEqual(http);
  });

  it('may have comments and final commas', () => {
    const { items, problems } = read(
      '// mine\n{"mcpServers": {\n  /* one */ "a": {"command": "b", "args": ["//x", ",]",],},\n}}',
    );
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({ line: 3, start: { args: ['//x', ',]'] } });
  });
});

describe('what cannot be used is left out and said, and takes nothing with it', () => {
  it('by file and line', () => {
    const { items, problems } = read(
      '{"mcpServers": {\n"good": {"command": "a"},\n"bad": {},\n"worse": 7,\n"off": {"command": "a", "disabled": true}\n}}',
    );
    expect(items.map(({ name }) => name)).toEqual(['good']);
    expect(problems).toEqual([
      { source: '.mcp.json', line: 3, message: '"bad": its command and args are not a text and a list of texts.' },
      { source: '.mcp.json', line: 4, message: '"worse": it is no object with a command or a url.' },
      { source: '.mcp.json', line: 5, message: '"off": it is switched off there.' },
    ]);
  });

  it.each([
    ['{"mcpServers": {\n"a": {"command": "b"', 2],
    ['', 1],
    ['[]', 1],
    ['{"other": 1}', 1],
    ['{"mcpServers": []}', 1],
  ])('also when it is the file: %j', (text, line) => {
    const { items, problems } = read(text);
    expect(items).toEqual([]);
    expect(problems[0]).toMatchObject({ source: '.mcp.json', line });
  });

  it.each([
    [{ type: 'sse', url: 'https://mcp.example/' }, /older SSE/],
    [{ url: 'file:///etc/passwd' }, /none of http or https/],
    [{ url: 'https://me:pw@mcp.example/' }, /user name/],
    [{ url: 'https://mcp.example/', headers: { 'X-Y': 'a\r\nHost: evil' } }, /no header can have/],
    [{ url: 'https://mcp.example/', headers: ['x'] }, /headers are not/],
    [{ command: 'a', args: 'b c' }, /list of texts/],
    [{ command: 'a', args: [1] }, /list of texts/],
    [{ command: 'a', env: { A: {} } }, /env is not/],
    [{ command: 'a', args: ['b\0c'] }, /NUL/],
    [{ command: ' ' }, /no command/],
    [{ command: 'a', cwd: 7 }, /cwd is no path/],
  ])('%j', (entry, why) => expect(startOf(entry)).toMatch(why));
});

describe('variables', () => {
  it('are filled in where they are allowed, and once', () => {
    expect(
      startOf({
        command: 'a',
        args: ['${TOKEN}', '${env:TOKEN}', '{env:TOKEN}', '${NOPE:-${x}', '${workspaceFolder}/x', '$TOKEN'],
      }),
    ).toMatchObject({
      args: ['t0p', 't0p', 't0p', '${x', '/w/x', '$TOKEN'],
    });
  });

  it('that are not set are named, and the server is left out', () =>
    expect(startOf({ command: 'a', env: { A: '${GITHUB_TOKEN}', B: '${OTHER}' } })).toBe(
      '"a": it needs GITHUB_TOKEN, OTHER, which is not set or may not be handed on: set it, and allow it by name.',
    ));

  it('of ours are handed to nobody, even where they are in the list', () => {
    expect(startOf({ url: 'https://evil.example/?k=${ANTHROPIC_API_KEY}' })).toMatch(/needs ANTHROPIC_API_KEY/);
    expect(startOf({ command: 'a', args: ['${anthropic_api_key:-none}'] })).toMatchObject({ args: ['none'] });
  });

  it('are no names of objects', () => expect(startOf({ command: '${constructor}' })).toMatch(/needs constructor/));
  it('that a person would be asked for are not', () =>
    expect(startOf({ command: 'a', args: ['${input:key}'] })).toMatch(/ask for input:key/));
});

describe('names', () => {
  it('are made safe for tools, and stay apart', () => {
    const entry = { command: 'a' };
    const { items } = read({
      mcpServers: { 'my files': entry, my__files: entry, ü: entry, ['x'.repeat(80)]: entry, 'a.b/c': entry },
    });
    expect(items.map(({ name }) => name)).toEqual(['my_files', 'my_files_2', 'server', 'x'.repeat(40), 'a_b_c']);
  });

  it('may be those of every object', () => {
    const { items } = read('{"mcpServers": {"__proto__": {"command": "a"}, "constructor": {"command": "b"}}}');
    expect(items.map(({ name }) => name)).toEqual(['proto', 'constructor']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGranted, isOffered } from '../../src/personas/grant.ts';
import { toolNamed } from '../../src/personas/tool-names.ts';
import { withFront } from './read-text.ts';

const OURS = ['read', 'glob', 'grep', 'write', 'edit', 'bash', 'web_search', 'web_fetch'];
const tools = (front: string) => withFront(`name: x\n${front}`).tools;
const offered = (front: string) => OURS.filter((tool) => isGranted(tools(front), tool));
const said = (front: string) => withFront(`name: x\n${front}`).problems.map(({ rule }) => rule);

describe('rule 13: every shape of tools', () => {
  test.each([
    ['', 'inherit'],
    ['tools:', 'inherit'],
    ['tools: null', 'inherit'],
    ['tools: ~', 'inherit'],
    ['tools: {}', 'inherit'],
    ['tools: inherit', 'inherit'],
    ['tools: []', 'none'],
    ['tools: none', 'none'],
    ['tools: "*"', 'all'],
    ['tools: *', 'all'],
    ['tools: all', 'all'],
    ['tools: ["*"]', 'all'],
    ['tools: [Read, "*"]', 'all'],
    ['tools:\n  - Read\n  - *', 'all'],
    ['tools: Read', 'list'],
    ['tools: Nonsense', 'list'],
  ])('%j is %s', (front, mode) => {
    expect(tools(front).mode).toBe(mode);
  });

  test.each([
    ['tools: Read, Grep,Bash', ['read', 'grep', 'bash']],
    ['tools: "Read, Grep"', ['read', 'grep']],
    ["tools: 'Read', 'Grep'", ['read', 'grep']],
    ['tools: [Read, Grep]', ['read', 'grep']],
    ['tools:\n  - Read\n  - "Grep"', ['read', 'grep']],
    ['tools:\n- Read\n- Grep, Glob', ['read', 'grep', 'glob']],
    ['tools: Bash(git add:*, git commit:*), Read', ['bash', 'read']],
    ['allowed-tools: Read, Grep', ['read', 'grep']],
    ['allowedTools: [Read]', ['read']],
    ['tools: Read\nallowed-tools: Bash', ['read']],
    ['tools: Read, read, read_file', ['read']],
    ['tools: AskUserQuestion', []],
  ])('%j grants %j', (front, granted) => {
    expect(tools(front)).toEqual({ mode: 'list', granted, denied: [], unknown: [] });
  });

  test('a map leaves what it does not name, and write, edit and patch are one', () => {
    expect(tools('tools:\n  write: false')).toEqual({
      mode: 'inherit',
      granted: [],
      denied: ['write', 'edit'],
      unknown: [],
    });
    expect(offered('tools:\n  patch: false\n  bash: no')).toEqual(['read', 'glob', 'grep', 'web_search', 'web_fetch']);
    expect(offered('tools:\n  write: true')).toEqual(OURS);
    expect(offered('tools:\n  read: true\n  bash: true')).toEqual(OURS);
  });

  test('a map whose star is false names all that is left', () => {
    expect(tools('tools:\n  "*": false\n  read: true\n  grep: true')).toMatchObject({
      mode: 'list',
      granted: ['read', 'grep'],
    });
    expect(tools('tools:\n  *: false')).toMatchObject({ mode: 'none' });
  });
});

describe('deny in every shape', () => {
  test.each([
    ['disallowedTools: Write, Edit', ['write', 'edit']],
    ['disallowedTools: [Bash]', ['bash']],
    ['disallowed-tools:\n  - WebFetch', ['web_fetch']],
    ['permission:\n  edit: deny', ['write', 'edit']],
    ['permission:\n  bash: deny\n  webfetch: ask\n  read: allow', ['bash']],
    ['permission:\n  bash:\n    "*": deny', ['bash']],
    ['permissions:\n  deny: [Bash]', ['bash']],
    ['permissions:\n  bash: false', ['bash']],
  ])('%j denies %j', (front, denied) => {
    expect(tools(front)).toEqual({ mode: 'inherit', granted: [], denied, unknown: [] });
  });

  test.each(['disallowedTools: "*"', 'permission: deny', 'permission:\n  "*": deny'])(
    '%j denies everything',
    (front) => {
      expect(tools(front).mode).toBe('none');
      expect(offered(front)).toEqual([]);
    },
  );

  test.each(['permission: allow', 'permission: ask', 'disallowedTools:', 'permission:\n  bash: ask'])(
    '%j denies nothing',
    (front) => {
      expect(offered(front)).toEqual(OURS);
    },
  );

  test('patterns of one tool: it is offered whole or not at all, and that is said', () => {
    expect(offered('permission:\n  bash:\n    "*": deny\n    "git *": allow')).not.toContain('bash');
    expect(offered('permission:\n  bash:\n    "*": ask\n    "rm *": deny')).toContain('bash');
    expect(said('permission:\n  bash:\n    "*": deny\n    "git *": allow')).toEqual(['tool-pattern']);
    expect(said('permission:\n  bash:\n    "*": ask\n    "rm *": deny')).toEqual(['tool-pattern']);
    expect(said('permission:\n  bash:\n    "*": ask\n    "ls *": allow')).toEqual([]);
  });
});

describe('patterns of a tool', () => {
  test.each<[string, string[], string[]]>([
    ['read:\n    "*": allow\n    "*.env": deny', ['read'], ['tool-pattern']],
    ['read:\n    "**/*": allow', ['read'], []],
    ['bash:\n    "git *": allow\n    "*": deny', [], ['tool-pattern']],
    ['bash:\n    "**": ask', ['bash'], []],
    ['bash:\n    "git *": allow', [], []],
    ['external_directory:\n    "/tmp/**": deny\n    "*": allow', [], []],
  ])('below a star that is denied: %j offers %j', (entry, names, rules) => {
    const front = `permission:\n  "*": deny\n  bash: deny\n  ${entry}`.replace(/ {2}bash: deny\n(?= {2}bash:)/, '');
    expect(offered(front)).toEqual(names);
    expect(said(front).filter((rule) => rule === 'tool-pattern')).toEqual(rules);
  });

  test('paths that are denied alone leave the tool, with a warning', () => {
    const front = 'permission:\n  edit:\n    "**/*.env": deny\n    "**/*.key": deny';
    expect(offered(front)).toEqual(OURS);
    expect(said(front)).toEqual(['tool-pattern']);
  });
});

describe('the names as they are written', () => {
  test.each<[string, string[], string[]]>([
    ['tools: Read, mcp__git, Bash(git add:*, git log)', ['Read', 'mcp__git', 'Bash(git add:*, git log)'], []],
    ['tools: "*"\ndisallowedTools: Write', ['*'], ['Write']],
    ['tools: *', ['*'], []],
    ['tools: []', [], []],
    ['tools: null', [], []],
    ['tools:\n  write: false\n  stripe: true', ['stripe'], ['write']],
    ['tools:\n  - name: search\n    type: skill\n  - Read: true', ['search', 'Read'], []],
    ['permission:\n  edit: deny\n  bash: ask\n  webfetch: allow', ['webfetch'], ['edit']],
    ['permission: deny', [], ['*']],
    ['permissions:\n  allow: [Read]\n  deny: Bash, Edit', ['Read'], ['Bash', 'Edit']],
    ['tools: Read\npermission:\n  Read: allow\n  bash: deny', ['Read'], ['bash']],
  ])('%j', (front, allow, deny) => {
    expect(withFront(`name: x\n${front}`).toolsWritten).toEqual({ allow, deny });
  });
});

describe('a permission mode that narrows', () => {
  test('plan: nothing that changes anything, whatever else is allowed', () => {
    expect(offered('permissionMode: plan')).toEqual(['read', 'glob', 'grep', 'web_search', 'web_fetch']);
    expect(offered('permissionMode: PLAN\ntools: Read, Bash, Edit')).toEqual(['read']);
    expect(tools('permissionMode: plan\ntools: Read, Bash').granted).toEqual(['read']);
    expect(withFront('name: x\npermissionMode: plan').narrows).toBe('plan');
    expect(withFront('name: x\npermissionMode: plan').toolsWritten).toEqual({ allow: [], deny: [] });
  });

  test('dontAsk: what its own file wants to be asked about is denied', () => {
    const front = 'permission:\n  bash: ask\n  edit: allow';
    expect(offered(front)).toEqual(OURS);
    expect(offered(`permissionMode: dontAsk\n${front}`)).toEqual(OURS.filter((tool) => tool !== 'bash'));
    expect(withFront(`name: x\npermissionMode: dontAsk`).narrows).toBe('dont-ask');
  });

  test.each(['acceptEdits', 'bypassPermissions', 'auto', 'default'])('%s offers no more and no less', (mode) => {
    for (const front of ['', 'tools: Read', 'permission:\n  bash: ask\n  edit: deny']) {
      expect(offered(`permissionMode: ${mode}\n${front}`)).toEqual(offered(front));
    }
    expect(withFront(`name: x\npermissionMode: ${mode}`).narrows).toBeUndefined();
  });
});

describe('rule 14: deny beats allow, and nothing widens', () => {
  test('across all keys', () => {
    expect(offered('tools: Read, Write, Bash\ndisallowedTools: Bash\npermission:\n  edit: deny')).toEqual(['read']);
    expect(offered('tools: "*"\ndisallowedTools: Bash')).toEqual(OURS.filter((tool) => tool !== 'bash'));
    expect(offered('tools: Read\npermission:\n  bash: allow')).toEqual(['read']);
    expect(offered('tools: Read, Bash\npermission:\n  "*": deny\n  bash: allow')).toEqual(['bash']);
  });

  test('adding a key that denies never offers more', () => {
    const front = fc.constantFrom(
      'tools: Read, Bash',
      'tools: *',
      'tools: []',
      'tools:\n  bash: false',
      'tools: Edit',
      '',
    );
    const key = fc.constantFrom(
      'disallowedTools: Read',
      'permission:\n  bash: allow',
      'permission:\n  "*": deny\n  read: allow',
      'permissions:\n  edit: false',
    );
    fc.assert(
      fc.property(front, key, (before, more) => {
        const wide = offered(before);
        expect(wide).toEqual(expect.arrayContaining(offered(`${before}\n${more}`)));
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe('names of other products', () => {
  test.each([
    ['read', ['Read', 'READ', 'read_file', 'readFile', 'read-file', 'read/readFile', 'ReadManyFiles', 'view']],
    ['glob', ['Glob', 'list', 'LS', 'list_directory', 'listDir', 'search/fileSearch']],
    ['grep', ['Grep', 'search', 'search_file_content', 'codebase', 'search/codebase', 'search/*']],
    ['write', ['Write', 'write_file', 'write_to_file', 'createFile', 'edit/createFile']],
    ['edit', ['Edit', 'MultiEdit', 'editFiles', 'edit/editFiles', 'replace', 'apply_patch', 'edit/*']],
    ['bash', ['Bash', 'shell', 'run_shell_command', 'runInTerminal', 'execute', 'Bash(npm test:*)']],
    ['web_search', ['WebSearch', 'web_search', 'google_web_search', 'websearch']],
    ['web_fetch', ['WebFetch', 'fetch', 'web/fetch', 'web_fetch']],
    ['mcp__git__*', ['mcp__git', 'mcp__git__*', 'git/*']],
    ['mcp__git__log', ['mcp__git__log', 'git/log']],
    ['mcp__my_server__a_b', ['mcp__my_server__a_b']],
    ['mcp__*', ['mcp__*', 'mcp_*']],
  ])('%s is what %j mean', (ours, names) => {
    for (const name of names) expect(toolNamed(name), name).toEqual({ ours: [ours] });
  });

  test('one name may mean two', () => {
    expect(toolNamed('web')).toEqual({ ours: ['web_search', 'web_fetch'] });
  });

  test.each(['TodoWrite', 'Microsoft Docs', 'Agent(a, b)', 'search/usages', 'vscode/memory', 'constructor'])(
    '%j is unknown: kept as it is written, shown, never an error',
    (name) => {
      expect(toolNamed(name)).toEqual({ unknown: name });
      const persona = withFront(`name: x\ntools: [Read, "${name}"]`);
      expect(persona.tools).toEqual({ mode: 'list', granted: ['read'], denied: [], unknown: [name] });
      expect(persona.problems).toMatchObject([{ level: 'note', rule: 'unknown-tool', line: 3 }]);
    },
  );

  test('junk in a map of booleans is unknown when it is wanted, and nothing when it is not', () => {
    expect(tools('tools:\n  stripe: true\n  paypal: false')).toEqual({
      mode: 'inherit',
      granted: [],
      denied: [],
      unknown: ['stripe'],
    });
  });

  test('a list of which nothing is left says so', () => {
    expect(said('tools: TodoWrite')).toEqual(['unknown-tool', 'no-tools']);
  });
});

describe('what a grant offers of MCP', () => {
  test.each([
    ['tools: mcp__git', 'mcp__git__log', true],
    ['tools: mcp__git', 'mcp__github__log', false],
    ['tools: Read', 'mcp__git__log', false],
    ['', 'mcp__git__log', true],
    ['tools: mcp__git__get_*', 'mcp__git__get_file', true],
    ['tools: mcp__git__get_*', 'mcp__git__push', false],
    ['tools: mcp__*\ndisallowedTools: mcp__git__push', 'mcp__git__push', false],
    ['tools:\n  mcp_*: false', 'mcp__git__log', false],
    ['tools:\n  playwright*: false', 'mcp__playwright__click', false],
  ])('%j, %s: %s', (front, tool, granted) => {
    expect(isGranted(tools(front), tool)).toBe(granted);
  });
});

describe('commands are run only for who names them', () => {
  test.each([
    ['', false],
    ['tools: inherit', false],
    ['tools:\n  write: true', false],
    ['tools: Read, Bash', true],
    ['tools: "*"', true],
    ['tools:\n  bash: true', true],
    ['permission:\n  bash: allow', true],
    ['permission:\n  bash: ask', false],
    ['permission:\n  bash: deny', false],
    ['tools: Bash\npermissionMode: plan', false],
  ])('%j: %s', (front, offered) => {
    const persona = withFront(`name: x\n${front}`);
    expect(isOffered(persona, 'bash')).toBe(offered);
    expect(isOffered(persona, 'read')).toBe(!front.startsWith('tools: Bash'));
  });
});

import { describe, expect, it } from 'vitest';
import { decide, type Policy } from '../../../src/architect/permissions/decide.ts';
import { isDenied } from '../../../src/architect/permissions/matches.ts';
import { offerFor } from '../../../src/architect/permissions/offer.ts';
import { type Effect, type Rule, readRule } from '../../../src/architect/permissions/rule.ts';
import type { Action } from '../../../src/session/permission.ts';

const run = (command: string): Action => ({ kind: 'run', command });
const write = (path: string): Action => ({ kind: 'write', path, real: `/w/${path}`, diff: '', isNew: false });
const fetch = (host: string): Action => ({ kind: 'fetch', url: `https://${host}/x?y=1`, host });
const call = (server: string, tool: string): Action => ({ kind: 'call', server, tool, input: {} });

function rules(effect: Effect, ...texts: string[]): Rule[] {
  return texts.map((text) => {
    const rule = readRule(text, effect);
    if (!rule) throw new Error(text);
    return rule;
  });
}

function policy(over: Partial<Policy> = {}): Policy {
  return { rules: [], granted: [], attended: true, readOnly: false, dontAsk: false, ...over };
}

function verdict(action: Action, over: Partial<Policy> = {}): 'allow' | 'deny' | 'ask' {
  const decision = decide(action, policy(over));
  if (decision.ask) return 'ask';
  return decision.leave.allow ? 'allow' : 'deny';
}

const allowing = (...texts: string[]): Partial<Policy> => ({ rules: rules('allow', ...texts) });

describe('what is decided without asking', () => {
  it.each([
    ['the very command', run('npm test'), ['Bash(npm test)']],
    ['a command that begins so', run('npm run lint'), ['Bash(npm run:*)']],
    ['the prefix alone', run('pytest'), ['Bash(pytest *)']],
    ['a file below', write('src/db/a.ts'), ['Edit(src/**)']],
    ['a file of that name anywhere', write('a/b/schema.sql'), ['Write(schema.sql)']],
    ['the very host', fetch('docs.python.org'), ['WebFetch(domain:docs.python.org)']],
    ['a host below', fetch('a.example.com'), ['WebFetch(domain:*.example.com)']],
    ['a tool of a server', call('github', 'search'), ['mcp__github__*']],
    ['a whole server', call('github', 'search'), ['mcp__github']],
  ])('%s is allowed by rule', (_what, action, texts) => {
    expect(verdict(action, allowing(...texts))).toBe('allow');
    expect(verdict(action, { granted: rules('allow', ...texts) })).toBe('allow');
    expect(verdict(action)).toBe('ask');
  });

  it.each([
    ['another command of that start', run('npm testing'), ['Bash(npm test:*)']],
    ['more words than the rule has', run('npm test --watch'), ['Bash(npm test)']],
    ['a second command after it', run('echo ok; touch pwned'), ['Bash(echo:*)']],
    ['a command in its words', run('echo $(touch pwned)'), ['Bash(echo:*)']],
    ['a command on the next line', run('echo ok\ntouch pwned'), ['Bash(echo:*)', 'Bash']],
    ['output into a file', run('echo x > ~/.bashrc'), ['Bash(echo:*)', 'Bash']],
    ['a changed environment', run('PAGER=evil git log'), ['Bash(git log:*)', 'Bash']],
    ['two hundred commands and one more', run(`${'true; '.repeat(200)}touch pwned`), ['Bash(true:*)', 'Bash']],
    ['what a program runs by its arguments', run('find . -exec touch pwned'), ['Bash(find:*)', 'Bash']],
    ['what a program deletes by its arguments', run('find . -delete'), ['Bash(find:*)', 'Bash']],
    ['what a program writes by its arguments', run('sed -n 1w/tmp/f x'), ['Bash(sed:*)', 'Bash']],
    ['what reaches the network', run('ping secret.example'), ['Bash(ping:*)', 'Bash']],
    ['what git runs', run('git log --output=x'), ['Bash(git log:*)', 'Bash']],
    ['a file outside', run('pytest ../other'), ['Bash(pytest:*)', 'Bash']],
    ['a neighbouring folder', write('src-evil/a.ts'), ['Edit(/src/**)']],
    ['a host that begins so', fetch('docs.python.org.evil.example'), ['WebFetch(domain:docs.python.org)']],
    ['a host that ends so', fetch('evilexample.com'), ['WebFetch(domain:*.example.com)']],
    ['another server', call('github2', 'search'), ['mcp__github']],
    ['a tool of that start', call('github', 'search_all'), ['mcp__github__search']],
  ])('%s is asked', (_what, action, texts) => {
    expect(verdict(action, allowing(...texts))).toBe('ask');
  });

  it.each([
    ['a host at another port', fetch('example.com:8443'), 'WebFetch(domain:example.com)'],
    ['a host below, at another port', fetch('a.example.com:8443'), 'WebFetch(domain:*.example.com)'],
    ['a server whose name is written otherwise', call('GitHub', 'Delete'), 'mcp__github__*'],
  ])('a rule that denies means %s too, and one that allows does not', (_name, action, text) => {
    expect(verdict(action, { rules: rules('deny', text) })).toBe('deny');
    expect(verdict(action, { rules: rules('allow', text) })).toBe('ask');
  });

  it('deny beats ask, and ask beats allow', () => {
    const action = run('npm test');
    expect(verdict(action, { rules: [...rules('allow', 'Bash'), ...rules('ask', 'Bash(npm:*)')] })).toBe('ask');
    expect(verdict(action, { rules: [...rules('ask', 'Bash'), ...rules('deny', 'Bash(npm:*)')] })).toBe('deny');
    expect(verdict(action, { rules: rules('ask', 'Bash(npm:*)'), granted: rules('allow', 'Bash(npm test)') })).toBe(
      'ask',
    );
  });

  it.each([
    ['in the middle', 'ls; rm -rf x'],
    ['in a substitution', 'echo $(rm -rf x)'],
    ['in the background', 'sleep 1 & rm x'],
    ['on a line of its own', 'true\nrm x'],
  ])('a denied command is found %s', (_where, command) => {
    expect(verdict(run(command), { rules: rules('deny', 'Bash(rm:*)') })).toBe('deny');
  });

  it.each(['.git/hooks/pre-commit', '.claude/settings.json', '.github/workflows/ci.yml'])(
    'a guarded place is asked about, whatever is allowed: %s',
    (path) => {
      const decision = decide(write(path), policy(allowing('Edit')));
      expect(decision).toMatchObject({ ask: true, guarded: expect.any(String) });
      expect(verdict(write(path), { ...allowing('Edit'), attended: false })).toBe('deny');
    },
  );

  it('with nobody there, what is not allowed is denied, and the model is told', () => {
    const decision = decide(run('npm test'), policy({ attended: false }));
    expect(decision).toMatchObject({
      ask: false,
      leave: { allow: false, by: 'mode', words: expect.stringMatching(/[Nn]obody/) },
    });
    expect(verdict(run('npm test'), { attended: false, ...allowing('Bash(npm test)') })).toBe('allow');
  });

  it('a session that only reads changes nothing, whatever is allowed', () => {
    for (const action of [run('ls'), write('a.md'), call('x', 'y')])
      expect(verdict(action, { readOnly: true, ...allowing('Bash', 'Edit', 'mcp__x') })).toBe('deny');
    expect(verdict(fetch('example.com'), { readOnly: true })).toBe('ask');
  });

  it('a persona that asks nobody has denied what would be asked', () => {
    expect(verdict(run('ls'), { dontAsk: true })).toBe('deny');
    expect(verdict(run('ls'), { dontAsk: true, ...allowing('Bash(ls)') })).toBe('allow');
  });
});

describe('what can be allowed for the session', () => {
  it.each([
    [run('npm test'), 'Bash(npm test)'],
    [run('npm test && rm x'), undefined],
    [write('src/[id]/a.ts'), String.raw`Edit(/src/\[id\]/a.ts)`],
    [write('.git/config'), undefined],
    [fetch('example.com'), 'WebFetch(domain:example.com)'],
    [call('github', 'search'), 'mcp__github__search'],
  ])('of %j is %j', (action, offer) => {
    expect(offerFor(action)).toBe(offer);
    if (offer !== undefined) expect(verdict(action, { granted: rules('allow', offer) })).toBe('allow');
  });

  it('is no more than what is shown', () => {
    const granted = rules('allow', offerFor(write('src/[id]/a.ts')) ?? '');
    expect(verdict(write('src/i/a.ts'), { granted })).toBe('ask');
    expect(verdict(write('other/src/[id]/a.ts'), { granted })).toBe('ask');
  });
});

describe('what may not be read', () => {
  it.each([
    ['Read(private/**)', 'private/a.md', true],
    ['Read(./private/**)', 'PRIVATE/a.md', true],
    ['Read(*.sql)', 'db/x.sql', true],
    ['Read', 'anything', true],
    ['Read(/private/**)', 'src/private/a.md', false],
    ['Edit(private/**)', 'private/a.md', false],
  ])('by %s: %s is %s', (text, path, denied) => {
    expect(isDenied(path, rules('deny', text))).toBe(denied);
    expect(isDenied(path, rules('allow', text))).toBe(false);
  });
});

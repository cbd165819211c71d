import { describe, expect, it } from 'vitest';
import { readArgs } from '../src/args.ts';

function read(...argv: string[]) {
  return readArgs(argv, '1.2.3');
}

describe('the command line', () => {
  it('takes words as the brief, quoted or not', () => {
    expect(read('Design', 'an', 'API')).toMatchObject({ command: 'design', brief: 'Design an API' });
    expect(read('--', '--a brief that looks like a flag')).toMatchObject({ brief: '--a brief that looks like a flag' });
    expect(read()).toMatchObject({ command: 'design', brief: '', flags: { context: [], save: true } });
  });

  it('reads every flag of a run', () => {
    const words =
      '--no-check -p contract-first -m sonnet -c a.sql -c b/*.md -o out.md --print --format json --answers a.yaml --assume --budget 1.5 --max-turns 9 --effort high --no-save --example --wait-stdin --read-only --allow Bash(make) --allow Edit --deny Read(x)';
    expect(read(...words.split(' '))).toEqual({
      command: 'design',
      brief: '',
      flags: {
        persona: 'contract-first',
        model: 'sonnet',
        context: ['a.sql', 'b/*.md'],
        out: 'out.md',
        print: true,
        format: 'json',
        answers: 'a.yaml',
        assume: true,
        budget: 1.5,
        maxTurns: 9,
        effort: 'high',
        save: false,
        check: false,
        example: true,
        waitStdin: true,
        readOnly: true,
        allow: ['Bash(make)', 'Edit'],
        deny: ['Read(x)'],
        mcpConfig: [],
      },
    });
  });

  it('reads the commands, with their formats', () => {
    expect(read('check', 'a.md', 'b.sql', '--format', 'sarif', '--fail-on', 'warning')).toEqual({
      command: 'check',
      files: ['a.md', 'b.sql'],
      flags: { format: 'sarif', failOn: 'warning' },
    });
    expect(read('resume')).toMatchObject({ command: 'resume', flags: { save: true } });
    expect(read('resume', 'abc', '--print', '--answers', 'a.yaml')).toMatchObject({
      command: 'resume',
      id: 'abc',
      flags: { print: true },
    });
    expect(read('resume', 'abc', '--model', 'sonnet')).toMatchObject({ id: 'abc', flags: { model: 'sonnet' } });
    expect(read('revise', 'a.md', '--print', '--answer', 'Q1=a=b', '--answer', 'Q2=2', 'more', 'words')).toMatchObject({
      command: 'revise',
      report: 'a.md',
      words: 'more words',
      answers: ['Q1=a=b', 'Q2=2'],
      flags: { print: true, save: true },
    });
    expect(read('revise')).toMatchObject({ command: 'wrong', failure: { kind: 'usage' } });
    expect(read('sessions')).toEqual({ command: 'sessions', action: 'list', format: 'text' });
    expect(read('sessions', 'show', 'abc', '--format', 'json')).toEqual({
      command: 'sessions',
      action: 'show',
      id: 'abc',
      format: 'json',
    });
    expect(read('--questions', 'few', 'x')).toMatchObject({ flags: { questions: 'few' } });
    expect(read('--questions', 'some', 'x')).toMatchObject({ command: 'wrong' });
    expect(read('personas', 'show', 'x')).toMatchObject({ command: 'personas', action: 'show', names: ['x'] });
    expect(read('personas', 'check', 'a', 'b')).toMatchObject({ action: 'check', names: ['a', 'b'], draft: {} });
    expect(read('personas', 'new', 'x', '--description', 'y', '--to', 'repo')).toMatchObject({
      action: 'new',
      names: ['x'],
      draft: { description: 'y', to: 'repo' },
    });
    expect(read('models')).toEqual({ command: 'models', format: 'text' });
    expect(read('config', 'set', 'model', 'opus')).toMatchObject({
      command: 'config',
      action: 'set',
      key: 'model',
      value: 'opus',
    });
  });

  it('tells the version and the help, with the exit codes', () => {
    expect(read('--version')).toEqual({ command: 'tell', text: '1.2.3\n' });
    const help = read('--help');
    expect(help).toMatchObject({ command: 'tell', text: expect.stringContaining('129 hang-up') });
    expect(read('resume', '--help')).toMatchObject({
      command: 'tell',
      text: expect.stringContaining('go on with a session'),
    });
  });

  it.each([
    [['--persnoa', 'x'], /unknown option '--persnoa'.*--persona/i],
    [['--budget', 'much'], /--budget.*above zero/],
    [['--budget', '-1'], /--budget/],
    [['--max-turns', '1.5'], /whole number/],
    [['--format', 'xml'], /--format/],
    [['--effort', 'huge'], /--effort/],
    [['-p'], /argument missing/],
    [['sessions', 'burn'], /unknown action 'burn': there are list, show, remove/i],
    [['resume', 'a', 'b'], /too many arguments/i],
  ])('says in one sentence what is wrong with %j', (argv, words) => {
    const invocation = read(...argv);
    expect(invocation).toMatchObject({
      command: 'wrong',
      failure: { kind: 'usage', message: expect.stringMatching(words) },
    });
    expect(invocation.command === 'wrong' && invocation.failure.message).not.toContain('\n');
  });
});

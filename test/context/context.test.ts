import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAnswers, sheetOf } from '../../src/context/answers.ts';
import { decodeText } from '../../src/context/decode.ts';
import { readContextFiles } from '../../src/context/files.ts';
import { checkBrief, kilobytes, MAX_CONTEXT_BYTES } from '../../src/context/limits.ts';
import { readPiped } from '../../src/context/piped.ts';
import { question } from '../support/sample-session.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'context-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const bytes = (...list: number[]) => Uint8Array.from(list);

describe('text from outside', () => {
  it('is read as UTF-8, with its mark and its line ends put away', () => {
    expect(decodeText(Buffer.from('\ufeffa\r\nb\rc'), 'x')).toEqual({ text: 'a\nb\nc' });
    expect(decodeText(bytes(0xff, 0xfe, 0x61, 0), 'x')).toEqual({ text: 'a' });
    expect(decodeText(bytes(0xfe, 0xff, 0, 0x61), 'x')).toEqual({ text: 'a' });
  });

  it.each([
    ['a NUL', bytes(0x61, 0, 0x62), 'NUL character at position 1'],
    ['a stray byte', bytes(0x61, 0x62, 0xff, 0x63), 'UTF-8 at byte 2'],
    ['half a character', bytes(0x61, 0xe2, 0x82), 'UTF-8 at byte'],
    ['half of UTF-16', bytes(0xff, 0xfe, 0x61), 'UTF-16'],
  ])('with %s is refused, and said where', (_name, data, words) => {
    expect(decodeText(data, 'standard input')).toMatchObject({
      kind: 'usage',
      message: expect.stringContaining(words),
    });
    expect(decodeText(data, 'standard input')).toMatchObject({
      message: expect.stringMatching(/^Standard input is not text: /),
    });
  });
});

describe('context files', () => {
  it('are named by path or by glob, each read once', async () => {
    mkdirSync(join(cwd, 'docs'));
    writeFileSync(join(cwd, 'a.sql'), 'select 1;\n');
    writeFileSync(join(cwd, 'docs', 'b.md'), 'b');
    expect(await readContextFiles(['a.sql', '**/*.md', './a.sql'], cwd)).toEqual({
      context: [
        { name: 'a.sql', origin: 'file', bytes: 10, text: 'select 1;\n' },
        { name: join('docs', 'b.md'), origin: 'file', bytes: 1, text: 'b' },
      ],
      notices: [],
    });
  });

  it('may have glob characters in their names', async () => {
    writeFileSync(join(cwd, 'a[1].sql'), 'x');
    expect(await readContextFiles(['a[1].sql'], cwd)).toMatchObject({ context: [{ name: 'a[1].sql' }] });
  });

  it.each([
    ['no.sql', /no\.sql cannot be read: there is no such file/],
    ['*.nothing', /No file matches the context \*\.nothing/],
    ['.', /it is a folder/],
  ])('%s gets one sentence', async (pattern, words) => {
    expect(await readContextFiles([pattern], cwd)).toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(words),
    });
  });

  it.each([['.env'], ['certs/server.key'], ['link.md'], ['*.key'], ['certs/*']])(
    'that look secret are refused by the name %s, unless the user wants them sent',
    async (pattern) => {
      mkdirSync(join(cwd, 'certs'));
      for (const name of ['.env', 'certs/server.key', 'own.key']) writeFileSync(join(cwd, name), 'x');
      symlinkSync('.env', join(cwd, 'link.md'));
      expect(await readContextFiles([pattern], cwd)).toMatchObject({
        kind: 'usage',
        message: expect.stringMatching(/^The context .* looks like it holds secrets, so it is not read\.$/),
      });
      expect(await readContextFiles([pattern], cwd, { secrets: true })).toMatchObject({ context: [{ text: 'x' }] });
    },
  );

  it('that look secret are left out of a glob, and that is said', async () => {
    for (const name of ['a.txt', 'prod.env', 'credentials', ...Array.from({ length: 6 }, (_, at) => `k${at}.pem`)])
      writeFileSync(join(cwd, name), 'x');
    const given = await readContextFiles(['*'], cwd);
    expect(given).toEqual({
      context: [{ name: 'a.txt', origin: 'file', bytes: 1, text: 'x' }],
      notices: [
        'Left out of the context *, because they look like they hold secrets: credentials, k0.pem, k1.pem, k2.pem, k3.pem, 3 more.',
      ],
    });
    const sent = await readContextFiles(['*'], cwd, { secrets: true });
    expect('context' in sent && sent.context).toHaveLength(9);
  });

  it('are refused when they are too much, alone or together', async () => {
    writeFileSync(join(cwd, 'big'), 'x'.repeat(MAX_CONTEXT_BYTES / 2 + 1));
    writeFileSync(join(cwd, 'big2'), 'x'.repeat(MAX_CONTEXT_BYTES / 2));
    expect(await readContextFiles(['big', 'big2'], cwd)).toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('2.0 MB'),
    });
  });
});

describe('a brief', () => {
  it('must say something, and not too much', () => {
    expect(checkBrief('Design.')).toBeUndefined();
    expect(checkBrief(' \n')).toMatchObject({ kind: 'usage', message: 'There is no brief.' });
    expect(checkBrief('x'.repeat(2_000_000))).toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('2.0 MB'),
    });
  });

  it('has its size said as people say it', () => {
    expect([0, 999, 4100, 2_000_000].map(kilobytes)).toEqual(['0 bytes', '999 bytes', '4.1 kB', '2.0 MB']);
  });
});

describe('standard input', () => {
  it('fills, and is context at its end', async () => {
    const input = new PassThrough();
    const piped = readPiped(input);
    const seen: number[] = [];
    piped.subscribe(() => seen.push(piped.bytes));
    input.write('select ');
    input.end('1;');
    await piped.finished;
    expect(piped.context).toEqual({ name: 'stdin', origin: 'piped', bytes: 9, text: 'select 1;' });
    expect(seen).toEqual([7, 9, 9]);
  });

  it('is no context when there was nothing in it', async () => {
    const input = new PassThrough();
    const piped = readPiped(input);
    input.end();
    await piped.finished;
    expect(piped.context).toBeUndefined();
    expect(piped.failure).toBeUndefined();
  });

  it('can be closed while it still goes on; what came counts', async () => {
    const input = new PassThrough();
    const piped = readPiped(input);
    const first = new Promise<void>((resolve) => void piped.subscribe(resolve));
    input.write('so far');
    await first;
    piped.close();
    await piped.finished;
    expect(piped.context?.text).toBe('so far');
  });

  it.each([
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'is not text'],
    ['too large', Buffer.alloc(MAX_CONTEXT_BYTES + 1, 'x'), 'larger than'],
  ])('that is %s gets one sentence', async (_name, data, words) => {
    const input = new PassThrough();
    const piped = readPiped(input);
    input.end(data);
    await piped.finished;
    expect(piped.failure).toMatchObject({ kind: 'usage', message: expect.stringContaining(words) });
  });
});

describe('answers written down', () => {
  const load = question('Q1', {
    header: 'Load',
    question: 'How many members?',
    options: [{ label: 'Few' }, { label: 'Many' }],
  });
  const free = question('Q2', { kind: 'text', options: [] });

  it.each([
    [{ Q1: 'many' }, { by: 'user', chosen: ['Many'] }],
    [{ 'How many members': 'Few' }, { by: 'user', chosen: ['Few'] }],
    [{ load: 'Few' }, { by: 'user', chosen: ['Few'] }],
    [{ 1: 2 }, { by: 'user', chosen: ['Many'] }],
    [['Many'], { by: 'user', chosen: ['Many'] }],
    [{ Q1: 'about 80,000' }, { by: 'user', chosen: [], text: 'about 80,000' }],
    [{ Q1: ['Many', 'Few', 'or none'] }, { by: 'user', chosen: ['Few', 'Many'], text: 'or none' }],
    [{ Q1: null }, { by: 'skipped', chosen: [] }],
    [{ Q1: { answer: 'Few', note: 'for now' } }, { by: 'user', chosen: ['Few'], note: 'for now' }],
    [{ Q1: { text: 'my own' } }, { by: 'user', chosen: [], text: 'my own' }],
  ])('%j are understood', (sheet, answer) => {
    expect(sheetOf(sheet).answer(load)).toEqual({ id: 'Q1', ...answer });
  });

  it.each([
    ['EU, US', { chosen: ['EU', 'US'] }],
    ['us,1', { chosen: ['EU', 'US'] }],
    ['EU, the Moon', { chosen: [], text: 'EU, the Moon' }],
    ['Asia, Pacific', { chosen: ['Asia, Pacific'] }],
    [['EU', 'US, Asia, Pacific'], { chosen: ['EU'], text: 'US, Asia, Pacific' }],
  ])('of a choice of several may stand in one text: %j', (given, answer) => {
    const options = [{ label: 'EU' }, { label: 'US' }, { label: 'Asia, Pacific' }];
    const regions = question('Q1', { kind: 'several', options });
    expect(sheetOf({ Q1: given }).answer(regions)).toEqual({ id: 'Q1', by: 'user', ...answer });
    expect(sheetOf({ Q1: 'EU, US' }).answer({ ...regions, kind: 'single' })?.text).toBe('EU, US');
  });

  it('are yes or no as YAML has them', () => {
    const yesNo = question('Q1', { kind: 'yes-no', options: [{ label: 'Yes' }, { label: 'No' }] });
    expect(sheetOf({ Q1: true }).answer(yesNo)?.chosen).toEqual(['Yes']);
    expect(sheetOf({ Q1: false }).answer(yesNo)?.chosen).toEqual(['No']);
  });

  it('are nothing for a question that is not named, and say which key matched none', () => {
    const sheet = sheetOf({ Q1: 'Few', Q9: 'x' });
    expect(sheet.answer(free)).toBeUndefined();
    sheet.answer(load);
    expect(sheet.unused()).toEqual(['Q9']);
  });

  it('may stand under `answers`, or name their ids in a list in any order', () => {
    expect(sheetOf({ answers: { Q1: 'Many' } }).answer(load)?.chosen).toEqual(['Many']);
    expect(sheetOf({ answers: ['Many'] }).answer(load)?.chosen).toEqual(['Many']);
    const sheet = sheetOf([
      { id: 'Q2', answer: '12' },
      { id: 'Q1', answer: 'Many' },
    ]);
    expect([sheet.answer(load)?.chosen, sheet.answer(free)?.text]).toEqual([['Many'], '12']);
  });

  it('may be written into the questions that a run prints; one left as it was stays open', () => {
    const sheet = sheetOf({ session: 's', questions: [{ ...load, answer: 'Many' }, free], resume: 'r' });
    expect(sheet.answer(load)?.chosen).toEqual(['Many']);
    expect(sheet.answer(free)).toBeUndefined();
    expect(sheet.unused()).toEqual([]);
  });

  it('come from a YAML or a JSON file', async () => {
    writeFileSync(join(cwd, 'a.yaml'), 'Q1: Many\nQ2: 12\n');
    writeFileSync(join(cwd, 'a.json'), '{"Q1": "Many"}');
    for (const name of ['a.yaml', 'a.json']) {
      const sheet = await readAnswers(name, cwd);
      expect('answer' in sheet && sheet.answer(load)?.chosen).toEqual(['Many']);
    }
  });

  it.each([
    ['missing.yaml', undefined, /there is no such file/],
    ['bad.yaml', 'Q1: [a\nQ2: b\n', /bad\.yaml, line \d/],
    ['word.yaml', 'just words', /no list and no mapping/],
  ])('in %s get one sentence', async (name, content, words) => {
    if (content) writeFileSync(join(cwd, name), content);
    expect(await readAnswers(name, cwd)).toMatchObject({ kind: 'usage', message: expect.stringMatching(words) });
  });
});

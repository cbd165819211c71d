// What the program costs over the least that any program could do, as one table of ratios: see README.md beside it.
import { type MessagesServer, startServer } from '../test/support/messages-server/server.ts';
import { timesToCheck } from './check.ts';
import { CHARACTERS_PER_TOKEN, makeDocument } from './document.ts';
import {
  APP,
  keyEcho,
  median,
  PERSONA,
  PLAIN_WRITER,
  quantile,
  type Subject,
  startSubject,
  type Usage,
} from './measure.ts';
import { pacedText } from './paced-text.ts';

const TOKENS = 20_000;
const TOKENS_PER_SECOND = 1_000;
const STARTS = 9;
const PRESSES = 60;

/** While the architect works: the list of keys, and back. */
const ECHO = { show: '?', hide: 'q', mark: 'show all keys' };

type Row = { name: string; ours: number; base: number; unit: string };

const rows: Row[] = [];
const document = makeDocument(TOKENS);
const speed = TOKENS_PER_SECOND * CHARACTERS_PER_TOKEN;

await measureStart();
await measureStream();
await measureEcho();
await measureCheck();
print(rows);

async function measureStart(): Promise<void> {
  const ours = await repeat(STARTS, () => timeToFirstFrame([APP]));
  const base = await repeat(STARTS, () => timeToFirstFrame(['-e', 'process.stdout.write("x")']));
  rows.push({ name: 'time to first frame, over bare node', ours: median(ours), base: median(base), unit: 'ms' });
}

async function measureStream(): Promise<void> {
  const ours = await streamInto(startSession, /Saved/);
  const base = await streamInto(startPlainWriter);
  const rest = await streamInto(startSession, /Saved/, makeDocument(1).markdown);
  const bare = await streamInto(startPlainWriter, undefined, makeDocument(1).markdown);
  rows.push(
    {
      name: `CPU for ${TOKENS} streamed tokens, over a plain writer`,
      ours: ours.cpuMs - rest.cpuMs,
      base: base.cpuMs - bare.cpuMs,
      unit: 'ms',
    },
    { name: 'bytes written, over the text rendered', ours: ours.bytes / 1024, base: ours.textBytes / 1024, unit: 'kB' },
    { name: 'peak memory, over a plain writer', ours: ours.peakKb / 1024, base: base.peakKb / 1024, unit: 'MB' },
  );
}

async function measureCheck(): Promise<void> {
  const { first, further } = timesToCheck(APP);
  const base = median(await repeat(STARTS, () => timeToFirstFrame(['-e', 'process.stdout.write("x")'])));
  rows.push(
    { name: 'first design document checked, over bare node', ours: first, base, unit: 'ms' },
    { name: 'each further one', ours: further, base, unit: 'ms' },
  );
}

async function measureEcho(): Promise<void> {
  const idle = await echoAt(1);
  const busy = await echoAt(speed);
  rows.push({
    name: 'key echo (p95) while streaming, over idle',
    ours: quantile(busy, 0.95),
    base: quantile(idle, 0.95),
    unit: 'ms',
  });
}

async function timeToFirstFrame(args: string[]): Promise<number> {
  const subject = startSubject(args);
  const time = await subject.firstFrame();
  await subject.remove();
  return time;
}

type Streamed = Usage & { bytes: number; textBytes: number };

async function streamInto(
  start: (server: MessagesServer) => Subject,
  done?: RegExp,
  markdown = document.markdown,
): Promise<Streamed> {
  const server = await startServer([[pacedText(markdown, speed)]], { lenient: true });
  const subject = start(server);
  await (done ? subject.waitFor(done) : subject.terminal.exit);
  const text = [...subject.terminal.scrollback(), ...subject.terminal.screen()].join('\n');
  const bytes = Buffer.byteLength(subject.terminal.raw());
  const usage = await subject.usage();
  await subject.remove();
  await server.close();
  return { ...usage, bytes, textBytes: Buffer.byteLength(text) };
}

async function echoAt(charactersPerSecond: number): Promise<number[]> {
  const server = await startServer([[pacedText(document.markdown, charactersPerSecond)]], { lenient: true });
  const subject = startSession(server);
  await subject.waitFor(/sections/);
  const times = await keyEcho(subject, ECHO, PRESSES);
  await subject.remove();
  await server.close();
  return times;
}

function startSession({ url }: MessagesServer): Subject {
  return startSubject([APP, '--persona', PERSONA, 'Design a lending library.'], keyFor(url));
}

function startPlainWriter({ url }: MessagesServer): Subject {
  return startSubject([PLAIN_WRITER], keyFor(url));
}

function keyFor(url: string): Record<string, string> {
  return { ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'none-needed' };
}

async function repeat(times: number, once: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  for (let time = 0; time < times; time++) results.push(await once());
  return results;
}

function print(table: Row[]): void {
  const cells = table.map(({ name, ours, base, unit }) => [
    name,
    (ours / base).toFixed(1),
    `${ours.toFixed(0)} ${unit}`,
    `${base.toFixed(0)} ${unit}`,
  ]);
  const head = ['what', 'ratio', 'ours', 'least'];
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n'));
}

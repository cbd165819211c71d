// What the program costs over the least that any program could do, as one table of ratios: see README.md beside it.
import { type MessagesServer, startServer } from '../test/support/messages-server/server.ts';
import { timesToCheck } from './check.ts';
import { CHARACTERS_PER_TOKEN, makeDocument } from './document.ts';
import { bundleLeast } from './least.ts';
import { APP, keyEcho, median, PERSONA, quantile, type Subject, startSubject, type Usage } from './measure.ts';
import { pacedText } from './paced-text.ts';
import { startApart } from './server-apart.ts';
import { followTree } from './tree.ts';

const TOKENS = 20_000;
const PACE = 1_000 * CHARACTERS_PER_TOKEN;
const AT_ONCE = Number.POSITIVE_INFINITY;
const STARTS = 9;
const PRESSES = 120;

/** While the architect works: the list of keys, and back. */
const ECHO = { show: '?', hide: 'q', mark: 'show all keys' };
const BARE = ['-e', 'process.stdout.write("x")'];

type Row = { name: string; ours: number; base: number; unit: string };

const rows: Row[] = [];
const { markdown } = makeDocument(TOKENS);
const short = makeDocument(1).markdown;
const least = await bundleLeast();

try {
  await measureStart();
  await measureStream();
  await measureEcho();
  await measureCheck();
} finally {
  least.remove();
}
print(rows);

async function measureStart(): Promise<void> {
  const starts: [name: string, args: string[], base: string[]][] = [
    ['first frame, over a minimal Ink app', [APP], [least.inkPrompt]],
    ['first frame, over bare node', [APP], BARE],
    ['--version, over bare node', [APP, '--version'], BARE],
    ['--help, over bare node', [APP, '--help'], BARE],
  ];
  for (const [name, args, base] of starts) {
    const ours: number[] = [];
    const theirs: number[] = [];
    // By turns: what else the machine does hits both alike.
    for (let time = 0; time < STARTS; time++) {
      ours.push(await timeToFirstFrame(args));
      theirs.push(await timeToFirstFrame(base));
    }
    rows.push({ name, ours: median(ours), base: median(theirs), unit: 'ms' });
  }
}

async function measureStream(): Promise<void> {
  const writer = { start: (server: MessagesServer) => startSubject([least.plainWriter], keyFor(server)) };
  const ink = { start: (server: MessagesServer) => startSubject([least.inkStream], keyFor(server)) };
  const session = { start: (server: MessagesServer) => startSession(server, '--no-check'), done: /Saved/ };
  const checked = { start: (server: MessagesServer) => startSession(server), done: /Saved/ };
  const ours = await streamInto(session, markdown, PACE);
  const theirs = await streamInto(ink, markdown, PACE);
  const plain = await streamInto(writer, markdown, PACE);
  const run = await streamInto(checked, markdown, PACE);
  const fast = await streamInto(session, markdown, AT_ONCE);
  const fastPlain = await streamInto(writer, markdown, AT_ONCE);
  const [oursShort, theirsShort] = [await streamInto(session, short, AT_ONCE), await streamInto(ink, short, AT_ONCE)];
  rows.push(
    {
      name: `CPU for ${TOKENS} tokens, over a minimal Ink app`,
      ours: ours.cpuMs - oursShort.cpuMs,
      base: theirs.cpuMs - theirsShort.cpuMs,
      unit: 'ms',
    },
    {
      name: 'the same with checks',
      ours: run.cpuMs - oursShort.cpuMs,
      base: theirs.cpuMs - theirsShort.cpuMs,
      unit: 'ms',
    },
    { name: 'at full speed, time over a plain writer', ours: fast.ms, base: fastPlain.ms, unit: 'ms' },
    { name: 'bytes written, over the text rendered', ours: ours.bytes / 1024, base: ours.textBytes / 1024, unit: 'kB' },
    { name: 'peak memory, over a minimal Ink app', ours: ours.peakKb / 1024, base: theirs.peakKb / 1024, unit: 'MB' },
    {
      name: 'all processes with checks, over a plain writer',
      ours: run.treeKb / 1024,
      base: plain.treeKb / 1024,
      unit: 'MB',
    },
  );
}

async function measureCheck(): Promise<void> {
  const { first, further } = timesToCheck(APP);
  const times: number[] = [];
  for (let time = 0; time < STARTS; time++) times.push(await timeToFirstFrame(BARE));
  const base = median(times);
  rows.push(
    { name: 'first design document checked, over bare node', ours: first, base, unit: 'ms' },
    { name: 'each further one', ours: further, base, unit: 'ms' },
  );
}

async function measureEcho(): Promise<void> {
  const idle = await echoAt(1);
  const busy = await echoAt(PACE);
  const name = 'key echo (p95) while streaming, over idle';
  rows.push({ name, ours: quantile(busy, 0.95), base: quantile(idle, 0.95), unit: 'ms' });
}

async function timeToFirstFrame(args: string[]): Promise<number> {
  const subject = startSubject(args);
  const time = await subject.firstFrame();
  await subject.remove();
  return time;
}

type Streamed = Usage & { ms: number; bytes: number; textBytes: number; treeKb: number };
/** What follows a stream, and what stands on its screen when it is done; without that, it ends by itself. */
type Follower = { start(server: MessagesServer): Subject; done?: RegExp };

async function streamInto({ start, done }: Follower, text: string, speed: number): Promise<Streamed> {
  const server = await startServer([[pacedText(text, speed)]], { lenient: true });
  const began = performance.now();
  const subject = start(server);
  const endTree = followTree(subject.terminal.pid);
  await (done ? subject.waitFor(done) : subject.terminal.exit);
  const ms = performance.now() - began;
  const treeKb = endTree();
  const shown = [...subject.terminal.scrollback(), ...subject.terminal.screen()].join('\n');
  const bytes = Buffer.byteLength(subject.terminal.raw());
  const usage = await subject.usage();
  await subject.remove();
  await server.close();
  return { ...usage, ms, bytes, textBytes: Buffer.byteLength(shown), treeKb };
}

async function echoAt(charactersPerSecond: number): Promise<number[]> {
  const server = await startApart(TOKENS, charactersPerSecond);
  const subject = startSession(server, '--no-check');
  await subject.waitFor(/sections/);
  const times = await keyEcho(subject, ECHO, PRESSES);
  await subject.remove();
  await server.close();
  return times;
}

function startSession(server: { url: string }, ...flags: string[]): Subject {
  return startSubject([APP, '--persona', PERSONA, ...flags, 'Design a lending library.'], keyFor(server));
}

function keyFor({ url }: { url: string }): Record<string, string> {
  return { ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'none-needed' };
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

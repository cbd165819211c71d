import { around, type Call, callsOf } from '../code/code.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

const SYNC =
  /(?:^|\.)(?:(?:read|write|append|copy|unlink|stat|exists|readdir|mkdir|rm|rename|access)\w*Sync|exec(?:File)?Sync|spawnSync|pbkdf2Sync|scryptSync|hashSync|compareSync|gzipSync|gunzipSync|deflateSync|brotliCompressSync|generateKeyPairSync)$/;
const SLEEP =
  /^(?:time\.sleep|Thread\.sleep|Thread\.Sleep|time\.Sleep|TimeUnit\.\w+\.sleep|std::thread::sleep|thread::sleep|Atomics\.wait)$/;
const WAITS: Partial<Record<Program['language'], RegExp>> = {
  python:
    /^(?:requests\.\w+|urllib\.request\.urlopen|urlopen|subprocess\.(?:run|call|check_output|check_call)|os\.system|smtplib\.SMTP|psycopg2\.connect|sqlite3\.connect|pymysql\.connect|boto3\.client|input|shutil\.(?:copy|copyfile|move|copytree)|httpx\.(?:get|post|put|patch|delete))$/,
  rust: /^(?:std::fs::\w+|reqwest::blocking::\w+|fs::read\w*)$/,
};

/** Work that holds up others while a request waits for it. */
export const blocking: Judgement = (program) => {
  const found: Told[] = [];
  const say = (call: Pick<Call, 'name' | 'start'>, why: string, fix: string): void => {
    const line = program.lineAt(call.start);
    if (found.every((other) => other.line !== line))
      found.push({
        severity: 'medium',
        harms: 'speed',
        rule: 'blocking-call',
        line,
        what: `\`${call.name}\` blocks ${place(program, call.start)}`,
        why,
        fix,
      });
  };
  if (program.language === 'js')
    for (const call of callsOf(program, SYNC))
      if (program.routeOf(call.start))
        say(call, 'Node answers nobody else until it is done', `the form without \`Sync\`, with \`await\``);
  const sleeps = program.language === 'php' || program.language === 'ruby' ? /^u?sleep$/ : SLEEP;
  for (const call of callsOf(program, sleeps))
    if (
      isAsync(program, call.start) ||
      (program.routeOf(call.start) && !/\b\d?\s*(?:attempt|retry|backoff)/i.test(unitText(program, call.start)))
    )
      say(
        call,
        isAsync(program, call.start)
          ? 'the event loop stands still: nobody else is answered meanwhile'
          : 'it holds a worker that could answer somebody else',
        SLEEP_FIXES[program.language] ?? 'do the work later, in a job',
      );
  const waits = WAITS[program.language];
  if (waits)
    for (const call of callsOf(program, waits))
      if (isAsync(program, call.start) && !isHandedOff(program, call))
        say(
          call,
          'the event loop stands still until the other side has answered',
          program.language === 'python'
            ? 'an async client (`httpx.AsyncClient`), or `await asyncio.to_thread(…)`, or a plain `def`'
            : '`tokio::task::spawn_blocking`, or the async form',
        );
  if (program.language === 'python') syncDatabase(program, say);
  if (program.language === 'csharp')
    for (const match of program.plain.matchAll(
      /[\w.]+\([^\n]*\)\.(?:Result\b|Wait\(\)|GetAwaiter\(\)\.GetResult\(\))/g,
    ))
      if (program.unitOf(match.index))
        say(
          { name: match[0].replace(/\([\s\S]*\)(?=\.(?:Result|Wait|GetAwaiter))/, '(…)'), start: match.index },
          'it holds a thread of the pool while it waits, and under load the pool runs dry',
          '`await` it, up to the action',
        );
  return found;
};

const SLEEP_FIXES: Partial<Record<Program['language'], string>> = {
  python: '`await asyncio.sleep(…)` if it must wait; else hand the rest to a background task or a queue',
  js: 'wait with a promise, or hand the rest to a queue',
  java: 'hand the rest to a queue or a scheduled task',
  csharp: '`await Task.Delay(…)`, or a background service',
  rust: '`tokio::time::sleep(…).await`',
};

function unitText(program: Program, at: number): string {
  const unit = program.unitOf(at);
  return unit ? program.bare.slice(unit.start, unit.end) : '';
}

function isAsync(program: Program, at: number): boolean {
  return program.unitOf(at)?.isAsync === true && (program.language === 'python' || program.language === 'rust');
}

function isHandedOff(program: Program, call: Call): boolean {
  return /to_thread\(|run_in_executor\(|run_sync\(|run_in_threadpool\(|spawn_blocking/.test(
    program.bare.slice(Math.max(0, call.start - 80), call.start),
  );
}

function place(program: Program, at: number): string {
  const name = program.unitOf(at)?.name;
  return name && !/^(?:async|function)$/.test(name) ? `\`${name}\`` : 'the request';
}

/** A database that is not spoken with asynchronously, inside a function that is. */
function syncDatabase(
  program: Program,
  say: (call: Pick<Call, 'name' | 'start'>, why: string, fix: string) => void,
): void {
  const isSync =
    /\bcreate_engine\(|\bsessionmaker\(\s*(?!.*Async)|import psycopg2|sqlite3\.connect|from sqlalchemy\.orm import[^\n]*\bSession\b/.test(
      program.bare,
    ) && !/create_async_engine|AsyncSession/.test(program.bare);
  if (!isSync) return;
  for (const match of program.plain.matchAll(
    /\bwith\s+([\w.]+\.(?:begin|connect)|Session\w*|\w*[sS]ession(?:_factory|maker|Local)?)\(/g,
  )) {
    const isAwaited = /async\s*$/.test(program.plain.slice(Math.max(0, match.index - 8), match.index));
    if (!isAwaited && isAsync(program, match.index))
      say(
        { name: match[1] ?? '', start: match.index },
        'the driver is a synchronous one: the event loop stands still for each query',
        'a plain `def` (the framework runs it in a thread), or `create_async_engine` and `async with`',
      );
  }
  for (const call of callsOf(program, /^(?:db|session)\.(?:query|execute|scalars|scalar|get|commit|add)$/)) {
    const inside = around(program, call.start).some(({ head }) => /\bwith\b/.test(head));
    if (
      isAsync(program, call.start) &&
      !inside &&
      !/await\s*$/.test(program.plain.slice(Math.max(0, call.start - 8), call.start)) &&
      /\bSession\b/.test(program.unitOf(call.start)?.params ?? '')
    ) {
      say(
        call,
        'the session is a synchronous one: the event loop stands still for each query',
        'a plain `def` (the framework runs it in a thread), or an `AsyncSession`',
      );
      return;
    }
  }
}

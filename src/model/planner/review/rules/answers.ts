import { around, callsOf, statementAt } from '../code/code.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

const FAILED_BODY =
  /["'`]?\b(?:error|errors|message["'`]?\s*(?::|=>)\s*["'`][^"'`]*(?:not found|invalid|fail|denied|unknown|missing))["'`]?\s*(?::|=>)|["'`]?(?:success|ok)["'`]?\s*(?::|=>|=)\s*(?:false|False)\b/i;
const ABSENT = /not[ _-]?found|no such|unknown|does(?:n't| not) exist|missing/i;

/** Refusals that are answered as success, and things not found that are answered as a fault of the server. */
export const answers: Judgement = (program) => [...refusalsAsSuccess(program), ...absentAsFault(program)];

function refusalsAsSuccess(program: Program): Told[] {
  const found: Told[] = [];
  const say = (offset: number, what: string, fix: string): void => {
    const line = program.lineAt(offset);
    if (found.every((other) => Math.abs(other.line - line) > 1))
      found.push({
        severity: 'medium',
        harms: 'data',
        rule: 'wrong-status',
        line,
        what,
        why: 'clients, retries, caches and alarms go by the status: they take the failure for a success',
        fix,
      });
  };
  for (const call of callsOf(program, ANSWERS[program.language])) {
    const { text, start } = statementAt(program, call.start);
    const body = call.args;
    const isRefusal =
      FAILED_BODY.test(body.slice(0, 200)) &&
      !/["'`]?errors?["'`]?\s*(?::|=>)\s*(?:null|None|nil|\[\]|undefined|0)\b/.test(body);
    if (!isRefusal || hasStatus(program, text, start, call.name)) continue;
    if (/\.ok$|ResponseEntity\.ok|Results\.Ok|^Ok$/i.test(call.name) || isExit(program, call.start))
      say(call.start, 'a refusal is answered with 200', STATUS_FIXES[program.language]);
  }
  for (const match of program.bare.matchAll(
    /\b(?:status\(|code\(|WriteHeader\(|JSON\(|sendStatus\()\s*(?:200|http\.StatusOK|HttpStatus\.OK)\s*[,)]/g,
  )) {
    const rest = program.bare.slice(match.index, statementAt(program, match.index).end);
    const next = program.bare
      .slice(match.index, match.index + 160)
      .split('\n')
      .slice(0, 2)
      .join(' ');
    if (
      FAILED_BODY.test(program.language === 'go' ? next : rest) ||
      (program.language === 'go' && /"error"/.test(next))
    )
      say(match.index, 'a refusal is answered with 200', STATUS_FIXES[program.language]);
  }
  return found;
}

const ANSWERS: Record<Program['language'], RegExp> = {
  js: /^(?:res|reply|response|ctx|c)(?:\.status\(\)|\.code\(\))?\.(?:json|send)$/,
  python: /^(?:jsonify|JsonResponse|Response|JSONResponse)$/,
  go: /(?!)/,
  java: /^ResponseEntity\.ok(?:\(\)\.body)?$/,
  csharp: /^(?:Ok|Results\.Ok|Results\.Json|TypedResults\.Ok)$/,
  ruby: /^render$/,
  php: /^response\(\)->json$/,
  rust: /(?!)/,
};

const STATUS_FIXES: Record<Program['language'], string> = {
  js: '`res.status(404)` for what is not there, 400 or 422 for what is wrong, 409 for what does not fit, before the body',
  python:
    'give the status: `, 404` beside the body (`status=404` in Django), 422 for what is wrong, 409 for what does not fit',
  go: '`http.Error(w, …, http.StatusNotFound)` for what is not there, and 500 for a query that failed, told apart with `errors.Is(err, sql.ErrNoRows)`',
  java: '`ResponseEntity.status(HttpStatus.NOT_FOUND)`, or throw a `ResponseStatusException`',
  csharp: '`NotFound()`, `BadRequest()` or `Conflict()`',
  ruby: '`status: :not_found`, or `:unprocessable_entity`',
  php: 'give the status as the second argument: `404`, or 422, or 409',
  rust: '`StatusCode::NOT_FOUND` beside the body',
};

function hasStatus(program: Program, text: string, start: number, name: string): boolean {
  if (
    /status\(|code\(|sendStatus|status\s*[=:]|status_code|setStatusCode|\bstatus:|HttpStatus\.(?!OK)|writeHead/.test(
      text.replace(/["'`](?:status)["'`]\s*:/g, ''),
    )
  )
    return !/status\(\s*200|code\(\s*200|status(?:_code)?\s*=\s*200|status:\s*(?::ok|200)/.test(text);
  if (/[,)]\s*[45]\d\d\b/.test(text) || /,\s*\d{3}\s*$/.test(text)) return true;
  const before = program.bare.slice(Math.max(0, start - 160), start);
  return (
    name !== 'render' &&
    /(?:res|reply|response|ctx)\.(?:status(?:Code)?\s*(?:=|\()|code\()\s*[45]/.test(
      before.split(/\n\s*\}/).at(-1) ?? '',
    )
  );
}

/** In a branch, or where an exception was caught: it is the answer for a failure. */
function isExit(program: Program, at: number): boolean {
  const unit = program.unitOf(at);
  return (
    around(program, at).some(
      ({ kind, body }) => (kind === 'branch' || kind === 'catch') && body > (unit?.body ?? 0) - 1,
    ) || /\bif\b/.test(statementAt(program, at).text.slice(0, 60))
  );
}

/** A thing that is not there is no fault of the server. */
function absentAsFault(program: Program): Told[] {
  return program.strings.flatMap((string) => {
    if (
      !ABSENT.test(string.body) ||
      string.body.length > 80 ||
      /file|route|config|env|column|table|variable|host/i.test(string.body)
    )
      return [];
    const { text } = statementAt(program, string.start);
    if (
      !/status\(\s*500|code\(\s*500|StatusInternalServerError|INTERNAL_SERVER_ERROR|HTTPException\(\s*(?:status_code\s*=\s*)?500|,\s*500\s*\)?$|status=500|status:\s*(?:500|:internal_server_error)|abort\(\s*500/.test(
        text,
      )
    )
      return [];
    return [
      {
        severity: 'medium' as const,
        harms: 'data' as const,
        rule: 'wrong-status',
        line: program.lineAt(string.start),
        what: `\`${string.body}\` is answered with 500`,
        why: 'clients repeat a 500, and each one wakes whoever is on call',
        fix: 'answer 404 for what is not there',
      },
    ];
  });
}

import { REQUEST_WORDS } from '../../knowledge/review-languages.ts';
import type { Code } from './code.ts';
import type { Route } from './routes.ts';
import type { Unit } from './units.ts';

/** It is a number or a key of fixed form afterwards, whatever it was before. */
const MADE_HARMLESS =
  /\b(?:Number|parseInt|parseFloat|BigInt|int|float|bool|UUID|strconv\.\w+|Atoi|Integer\.\w+|Long\.\w+|intval|uuid\.\w+|Guid\.\w+|int\.Parse|Boolean|len|Math\.\w+)\s*\(|\.to_i\b|\btype\s*=\s*(?:int|float)|\(int\)/;
const HARMLESS_TYPE =
  /:\s*(?:int|float|bool|UUID|uuid\.UUID|number|boolean|date|datetime|Decimal|i32|i64|u32|u64|Path<(?:i|u)\d+>|Uuid)\b|^(?:final\s+)?(?:@\w+(?:\([^)]*\))?\s+)*(?:int|long|Integer|Long|UUID|boolean|Boolean|Guid|DateTime|LocalDate|Instant|decimal|bool)\s/;
const NO_INPUT =
  /\bDepends\(|\b(?:self|cls|this|db|session|conn|tx|ctx|res|reply|response|next|w|logger|log|background_tasks|user|me|principal|authentication)\b\s*(?::|$)|:\s*(?:Async)?Session\b|\b(?:HttpServletResponse|Principal|Authentication|Model|CancellationToken|Context|Response|State|Extension|BackgroundTasks|Current\w+)\b|@(?:CurrentUser|Res|AuthenticationPrincipal)/;

/** Tells whether an expression in a function holds something that came with a request. */
export function taintIn(code: Code, unit: Unit | undefined, route: Route | undefined): (expression: string) => boolean {
  const direct = REQUEST_WORDS[code.language];
  const names = new Set<string>(unit && route?.unit === unit ? namesGiven(code, unit, route) : []);
  const isGiven = (expression: string): boolean =>
    !isHarmless(expression) && (direct.test(expression) || [...names].some((name) => mentions(expression, name)));
  const text = unit ? code.bare.slice(unit.body, unit.end) : '';
  for (const { targets, value } of assignments(text))
    if (isGiven(value)) for (const target of targets) names.add(target);
  return isGiven;
}

function isHarmless(expression: string): boolean {
  return MADE_HARMLESS.test(expression) && !/["'`]\s*\+|\$\{/.test(expression);
}

function mentions(expression: string, name: string): boolean {
  return new RegExp(`(?<![\\w$.>]|\\w\\()${name.replace(/[$?]/g, '\\$&')}(?![\\w$]|\\s*[:=](?!=|:))`).test(expression);
}

/** `const { a, b: c } = …`, `x, err := …`, `$a = …`, `String a = …`. */
function assignments(text: string): { targets: string[]; value: string }[] {
  const found: { targets: string[]; value: string }[] = [];
  const each =
    /^[ \t]*(?:(?:const|let|var|val|final|auto)\s+|if\s+|[A-Z][\w<>?]*\s+)?(?:mut\s+)?(\{[^{}=]*\}|\[[^[\]=]*\]|[\w$]+(?:\s*,\s*[\w$]+)*)(?:\s*:\s*[\w<>[\]| ]+)?\s*(?::=|=(?![=>]))\s*([^\n]*(?:\n\s*[.?:|&+][^\n]*)*)/gm;
  for (const match of text.matchAll(each)) {
    const targets = (match[1] ?? '')
      .replace(/[{}[\]]/g, '')
      .split(',')
      .map(
        (part) =>
          part
            .split(':')
            .at(-1)
            ?.replace(/^\s*\.\.\.|\s|=.*/g, '') ?? '',
      )
      .filter((name) => name !== '' && name !== '_' && !/^err(?:or)?$/.test(name));
    found.push({ targets, value: match[2] ?? '' });
  }
  return found;
}

/** Parameters of a function that answers requests, where the framework fills them from the request. */
function namesGiven({ language }: Code, unit: Unit, route: Route): string[] {
  if (
    language === 'go' ||
    language === 'ruby' ||
    language === 'php' ||
    (language === 'js' && !/@(?:Body|Query|Param)\(/.test(unit.params))
  )
    return [];
  const typed = new Set([...route.path.matchAll(/<(?:int|uuid|float):(\w+)>/g)].map(([, name]) => name));
  return paramsOf(unit.params)
    .filter((part) => !NO_INPUT.test(part) && !HARMLESS_TYPE.test(part.trim()))
    .map((part) => nameOf(part, language))
    .filter((name) => name !== '' && name !== 'request' && name !== 'req' && !typed.has(name));
}

function paramsOf(params: string): string[] {
  let depth = 0;
  const parts: string[] = [''];
  for (const char of params) {
    if (/[([{<]/.test(char)) depth += 1;
    if (/[)\]}>]/.test(char)) depth -= 1;
    if (char === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${char}`);
  }
  return parts;
}

function nameOf(part: string, language: Code['language']): string {
  const plain = part.replace(/@\w+(?:\([^)]*\))?|\[\w+(?:\([^\])]*\))?\]/g, '').trim();
  const named =
    language === 'java' || language === 'csharp' ? /(\w+)\s*(?:=.*)?$/ : /^\**(?:mut\s+)?(?:\w+\()?([\w$]+)/;
  return named.exec(plain)?.[1] ?? '';
}

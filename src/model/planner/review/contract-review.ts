import { isMap, isPair, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Source } from '../repo/reading.ts';
import type { Finding } from './finding.ts';

const WRITES = new Set(['post', 'put', 'patch', 'delete']);
const METHODS = new Set([...WRITES, 'get']);
const MOST = 12;

/** What is missing in an OpenAPI document, operation by operation; nothing where the text is none. */
export function reviewContract({ path, text }: Source): Finding[] {
  if (!/^\s*["']?(?:openapi|swagger)["']?\s*:/m.test(text.slice(0, 4_000))) return [];
  const lines = new LineCounter();
  const root = parsed(text, lines);
  const paths = root?.get('paths');
  if (root === undefined || !isMap(paths)) return [];
  const secured = root.has('security');
  const found: Finding[] = [];
  for (const item of paths.items) {
    if (!isPair(item) || !isMap(item.value)) continue;
    for (const operation of item.value.items) {
      if (!isMap(operation.value) || !METHODS.has(String(operation.key))) continue;
      const line = lineOf(operation.key as Node, lines);
      found.push(
        ...judge(String(operation.key), String(item.key), operation.value, secured).map((one) => ({
          ...one,
          path,
          line,
        })),
      );
    }
  }
  return found.slice(0, MOST);
}

/** A document that is no YAML has nothing to judge. */
function parsed(text: string, lineCounter: LineCounter): YAMLMap | undefined {
  try {
    const document = parseDocument(text, { lineCounter, logLevel: 'silent' });
    return isMap(document.contents) ? document.contents : undefined;
  } catch {
    return undefined;
  }
}

function lineOf(node: Node, lines: LineCounter): number {
  return lines.linePos(node.range?.[0] ?? 0).line;
}

function judge(method: string, route: string, operation: YAMLMap, secured: boolean): Omit<Finding, 'path' | 'line'>[] {
  const name = `\`${method.toUpperCase()} ${route}\``;
  const found: Omit<Finding, 'path' | 'line'>[] = [];
  const open =
    !secured && !operation.has('security') && WRITES.has(method) && !/login|token|health|webhook/i.test(route);
  if (open)
    found.push({
      severity: 'high',
      harms: 'security',
      rule: 'operation-without-security',
      what: `${name} names no security`,
      why: 'generated clients and servers will ask nobody who they are',
      fix: 'add `security` for the whole document, or for this operation',
    });
  const answers = operation.get('responses');
  if (isMap(answers) && !answers.items.some(({ key }) => /^4/.test(String(key)) || String(key) === 'default'))
    found.push({
      severity: 'medium',
      harms: 'data',
      rule: 'operation-without-errors',
      what: `${name} describes no error`,
      why: 'each client guesses what a refusal looks like',
      fix: 'add 4xx responses with `application/problem+json`',
    });
  if (
    method === 'get' &&
    isList(operation) &&
    !JSON.stringify(operation.toJSON().parameters ?? []).match(/limit|page|cursor|first|size/i)
  )
    found.push({
      severity: 'medium',
      harms: 'speed',
      rule: 'list-without-pages',
      what: `${name} answers a list without pages`,
      why: 'the answer grows with the table',
      fix: 'add `limit` and `cursor`, with a maximum',
    });
  return found;
}

/** Whether a success answers an array at the top. */
function isList(operation: YAMLMap): boolean {
  const text = JSON.stringify(operation.toJSON().responses?.['200'] ?? {});
  return /"schema":\{"type":"array"/.test(text);
}

import { measureOf } from '../arithmetic/measure.ts';
import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { WORD_NUMBERS } from '../word-numbers.ts';
import { codeBlocks } from './code-blocks.ts';

/** What a setting, a row or a sentence gives a value to. */
export type Aspect = 'timeout' | 'first pause' | 'longest pause' | 'lease' | 'retention' | 'beat' | 'open' | 'failures';

/** A value as a place gives it: of what, by its telling words, and how much, in seconds or as a count. */
export type Setting = { aspect: Aspect; of: string[]; value: number; said: string; line: number };

/** By the words of its name, the first that fits. */
const ASPECTS: readonly (readonly [aspect: Aspect, name: RegExp])[] = [
  ['lease', /\b(?:visibility|invisibility|lease|lock (?:ttl|duration|timeout|seconds)|claim (?:ttl|timeout))\b/],
  [
    'open',
    /\b(?:open (?:state|duration|time|for|window|ms|s|seconds)|in open|sleep window|reset timeout|cool ?down)\b/,
  ],
  [
    'failures',
    /\b(?:failure threshold|failures? (?:to open|before|max)|max failures|consecutive (?:failures|errors|\w*))\b/,
  ],
  [
    'longest pause',
    /\b(?:max(?:imum)?|cap|longest|ceiling)\b.*\b(?:backoff|back off|delay|pause|interval|wait)\b|\b(?:backoff|delay|pause)\b.*\b(?:max|cap|ceiling)\b/,
  ],
  [
    'first pause',
    /\b(?:first|initial|base|min(?:imum)?|start(?:ing)?)\b.*\b(?:backoff|back off|delay|pause|interval|wait|ms|s|seconds)\b|\bbackoff (?:ms|s|seconds|base|initial|first)\b/,
  ],
  ['beat', /\bheart ?beat\b|\brenew\w*\b|\bkeep ?alive\b/],
  ['retention', /\b(?:retention|ttl|keep|kept|max age|expir\w*|dedup\w*|remember)\b/],
  ['timeout', /\b(?:timeout|deadline)\b/],
];
/** Words of a name that tell its aspect or its unit, not of what it is. */
const PLAIN =
  /^(?:ms|milli|milliseconds?|s|sec|seconds?|min|minutes?|hours?|days?|max|maximum|longest|shortest|cap|ceiling|min|minimum|default|config|configuration|setting|settings|value|timeout|deadline|retention|ttl|backoff|delay|pause|interval|wait|initial|first|base|visibility|lease|lock|open|state|duration|in|for|of|the|per|a|an|time|threshold|failure|failures|heartbeat|keep|message|messages|period|window|expiry|expire|expires|up|to|by|at|on|and|is|const|var|let|val|private|static|final|int|long|limit|retry|retries|cap|it|its|renew|renewed|every|circuit|breaker|call|calls|request|total|true|false|idempotency)$/;

/** Of a name with its words apart, in lower case: what it sets; undefined for other names. */
export function aspectOf(words: string): Aspect | undefined {
  return ASPECTS.find(([, name]) => name.test(words))?.[0];
}

/** The words that tell what a setting is of. */
export function tellingWords(text: string): string[] {
  return [
    ...new Set(
      wordsOf(text)
        .filter((word) => !PLAIN.test(word) && word.length > 1)
        .map(stem),
    ),
  ];
}

const LINE =
  /^(\s*)(?:- )?(?:(?:export|const|var|let|val|private|static|final|public|readonly|int|long|Duration|set) )*["']?([A-Za-z][\w.-]*)["']?\s*(?:[:=]|:=)\s*(.*)$/;
const BLOCK =
  /^(\s*)(?:resource\s+"[\w-]+"\s+"([\w-]+)"|\[([\w.\s"-]+)\]|["']?([A-Za-z][\w.-]*)["']?\s*[:={]*)\s*\{?\s*$/;
const VALUE =
  /^["']?(\d[\d_]*(?:\.\d+)?)\s*(ms|s|m|h|d|sec|seconds?|min|minutes?|hours?|days?)?["']?\s*(?:[,;}#/].*|\*\s*(?:time\.)?(Second|Minute|Millisecond|Hour)\w*.*|)$/i;
const UNIT_OF = /\b(ms|millis(?:econds)?|s|secs?|seconds?|mins?|minutes?|hours?|days?)$/;

/** The settings of the blocks of code of a design, each with the names of what it stands in. */
export function settingsIn(design: Design): Setting[] {
  return codeBlocks(design).flatMap(({ lang, text, line }) => {
    if (/sql|mermaid|proto|graphql/.test(lang) || /^\s*(?:openapi|asyncapi)\s*:/m.test(text)) return [];
    const above: { indent: number; name: string }[] = [];
    return text.split('\n').flatMap((one, at): Setting[] => {
      const indent = one.length - one.trimStart().length;
      while (above.length > 0 && one.trim() !== '' && (above.at(-1)?.indent ?? 0) >= indent) above.pop();
      const [, , name = '', rest = ''] = LINE.exec(one) ?? [];
      const value = VALUE.exec(rest.trim());
      if (!value || name === '') {
        const [, , ...names] = BLOCK.exec(one) ?? [];
        const block = names.find((found) => found !== undefined);
        // A section of INI goes on to the next.
        if (block !== undefined) above.push({ indent: /^\s*\[/.test(one) ? -1 : indent, name: block });
        const inline = /\{(.*)\}/.exec(rest)?.[1];
        return inline === undefined
          ? []
          : inline.split(',').flatMap((part) => settingOf(part.trim(), [name], line + at));
      }
      return settingOf(
        `${name}: ${rest.trim()}`,
        above.map((found) => found.name),
        line + at,
      );
    });
  });
}

function settingOf(text: string, within: readonly string[], line: number): Setting[] {
  const [, name = '', rest = ''] = /^["']?([A-Za-z][\w.-]*)["']?\s*[:=]\s*(.*)$/.exec(text) ?? [];
  const [, number, unit, go] = VALUE.exec(rest) ?? [];
  const words = wordsOf(name).join(' ');
  const inner = within.at(-1) ?? '';
  const aspect = aspectOf(words) ?? aspectOf(`${wordsOf(inner).join(' ')} ${words}`);
  if (number === undefined || aspect === undefined) return [];
  const count = Number(number.replaceAll('_', ''));
  // What it stands in first: the outer names are of the whole.
  const nearest =
    [...within]
      .reverse()
      .map(tellingWords)
      .find((words) => words.length > 0) ?? [];
  const of = [...new Set([...nearest, ...tellingWords(name)])];
  if (aspect === 'failures') return unit || go ? [] : [{ aspect, of, value: count, said: text, line }];
  const named = unit ?? go?.toLowerCase() ?? UNIT_OF.exec(words)?.[1];
  const measure = named === undefined ? undefined : measureOf(named === 'm' ? 'min' : named);
  return measure?.kind === 'time' ? [{ aspect, of, value: count * measure.factor, said: text.slice(0, 60), line }] : [];
}

/** A number as a text writes it. */
export function countOf(word: string): number {
  return WORD_NUMBERS[word.toLowerCase()] ?? Number(word);
}

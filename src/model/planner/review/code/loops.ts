import { type Code, callsOf } from './code.ts';

/** Something that is done for each of several. */
export type Loop = {
  from: number;
  to: number;
  /** 1-based. */
  line: number;
  head: string;
  /** What runs through: `order` of `orders.map((order) => …)`. */
  variable?: string;
  /** What it runs over, as it is written. */
  over: string;
  /** It tries one thing several times, or waits for more. */
  isRetry: boolean;
};

const EACH =
  /\.(?:map|forEach|flatMap|each|each_with_index|collect|filter_map|select|find_each|sum|Select|ForEach|mapToObj|mapToLong|mapToInt)$/;

const known = new WeakMap<Code, Loop[]>();

/** All loops of a program: statements, callbacks for each element, and comprehensions; outer ones first. */
export function loopsOf(code: Code): Loop[] {
  const found = known.get(code) ?? findLoops(code);
  known.set(code, found);
  return found;
}

function findLoops(code: Code): Loop[] {
  const found = [...statements(code), ...bare(code), ...callbacks(code), ...comprehensions(code)];
  return found.sort((a, b) => a.from - b.from);
}

function statements(code: Code): Loop[] {
  return code.blocks
    .filter(({ kind }) => kind === 'loop')
    .map(({ head, start, body, end }) => {
      const inside = /\b(?:of|in|range|:)\s+([^{]+?)\)?:?$/.exec(head)?.[1] ?? '';
      const php = /\((\$[\w>\-()]+)\s+as\s+(?:\$\w+\s*=>\s*)?\$(\w+)/.exec(head);
      const variable =
        php?.[2] ??
        /\b(?:const|let|var|for)\s+\(?(?:\w+,\s*)?(?:[A-Z][\w<>]*\s+)?(\w+)\)?\s*(?::=\s*range|of|in|:)/.exec(
          head.replace(/\(\s*(?:final\s+)?[A-Z][\w<>]*\s+(\w+)\s*:/, ' for $1 :'),
        )?.[1];
      const isRetry =
        /attempt|retr(?:y|ies)|tries|rows\.Next|while\s*\(?\s*(?:true|True|1)\b|^for\s*$|loop$|shard|;;/i.test(head);
      return {
        from: body,
        to: end,
        line: code.lineAt(start),
        head,
        over: (php?.[1] ?? inside).trim(),
        isRetry,
        ...(variable ? { variable } : {}),
      };
    });
}

/** `for (const id of ids) await remove(id);` */
function bare(code: Code): Loop[] {
  return [...code.plain.matchAll(/\b(?:for|foreach)\s*(?:await\s*)?\(/g)].flatMap((match) => {
    const close = code.brackets.get(match.index + match[0].length - 1) ?? code.plain.length;
    const rest = code.plain.slice(close + 1);
    const to = rest.search(/;|\n\s*\n/);
    if (/^\s*\{/.test(rest) || to === -1 || code.language === 'python' || code.language === 'ruby') return [];
    const head = code.bare.slice(match.index, close + 1);
    return [{ from: close + 1, to: close + 1 + to, line: code.lineAt(match.index), head, over: '', isRetry: false }];
  });
}

function callbacks(code: Code): Loop[] {
  return callsOf(code, EACH)
    .flatMap(({ name, start, open, close, args }) => {
      const line = code.lineAt(open);
      const over = code.bare.slice(start, open).replace(/[.?]+\w+$/, '');
      const variable =
        /^\s*(?:async\s*)?\(?\s*(?:\{\s*)?(?:\w+\s+)?(\w+)[^=()]*\)?\s*(?:=>|->)/.exec(args)?.[1] ??
        /^\s*\(?(?:function|fn)\s*\(\s*(?:\w+\s+)?\$?(\w+)/.exec(args)?.[1];
      return variable === undefined && !/=>|->|function/.test(args)
        ? []
        : [{ from: open, to: close, line, head: name, over, isRetry: false, ...(variable ? { variable } : {}) }];
    })
    .concat(code.language === 'ruby' ? rubyBlocks(code) : []);
}

/** `orders.map { |order| … }` and `orders.each do |order|`. */
function rubyBlocks(code: Code): Loop[] {
  const found: Loop[] = [];
  for (const match of code.plain.matchAll(
    /([\w@.:()]+)\.(?:map|each|flat_map|each_with_index|collect|filter_map|find_each|select|sum|each_with_object)(?:\([^)]*\))?\s*(\{|do)\s*\|\(?\s*(\w+)[^|]*\|/g,
  )) {
    const from = match.index + match[0].length;
    const brace = match.index + match[0].indexOf('{');
    const block = code.blocks.find(({ body, end }) => body >= match.index && body <= from + 1 && end > from);
    const to = match[2] === '{' ? (code.brackets.get(brace) ?? from) : (block?.end ?? from);
    found.push({
      from,
      to,
      line: code.lineAt(match.index),
      head: match[0],
      variable: match[3] ?? '',
      over: code.bare.slice(match.index, match.index + (match[1] ?? '').length),
      isRetry: false,
    });
  }
  return found;
}

function comprehensions(code: Code): Loop[] {
  if (code.language !== 'python') return [];
  const found: Loop[] = [];
  for (const match of code.plain.matchAll(/[^\n]\bfor\s+(\w+)(?:,\s*\w+)*\s+in\s+/g)) {
    const open = openBefore(code, match.index);
    if (open === undefined) continue;
    const to = code.brackets.get(open) ?? match.index;
    const rest = code.bare.slice(match.index + match[0].length, to);
    // What it runs over is asked for once.
    found.push({
      from: open,
      to: match.index,
      line: code.lineAt(open),
      head: match[0].trim(),
      variable: match[1] ?? '',
      over: rest.trim(),
      isRetry: false,
    });
  }
  return found;
}

function openBefore({ plain, brackets }: Code, at: number): number | undefined {
  for (let place = at; place >= 0 && place > at - 1_000; place -= 1) {
    const char = plain.charAt(place);
    if (char === ')' || char === ']' || char === '}') place = brackets.get(place) ?? place;
    else if (char === '(' || char === '[' || char === '{') return place;
  }
  return undefined;
}

import type { Judgement, Program, Told } from '../code/program.ts';

const BROAD =
  /^except\s*(?::|\(?\s*(?:Base)?Exception\b)|^(?:\}\s*)?catch\s*(?:\(\s*\w*\s*(?::\s*(?:any|unknown|(?:Exception|Throwable)))?\s*\))?\s*$|^(?:\}\s*)?catch\s*\(\s*(?:final\s+)?\\?(?:Exception|Throwable|RuntimeException|IOException|SQLException|Error)\b|^rescue\s*(?:(?:StandardError|Exception)\s*)?(?:=>\s*\w+)?$/;
/** What is done on the way out, and need not succeed. */
const CLEARS_UP =
  /(?:^|\.)(?:unlink|rm|rmdir|close|sync|release|destroy|kill|end|abort|cancel|chown|chmod|disconnect|dispose|terminate|rollback|unlock|stop|cleanup|remove)\w*$/i;
/** What may fail on the way out without harm. */
const MAY_FAIL =
  /\.(?:Close|Rollback|Body\.Close|Sync|Flush|Shutdown|Unlock|Stop|Remove|Setenv)\(|fmt\.F?print|\bw\.Write|io\.Copy\(io\.Discard|io\.WriteString\(w|\.Encode\(|godotenv|rand\.Read|conn\.Set\w*Deadline|strconv\./i;

/** Failures that are caught and dropped. */
export const swallowed: Judgement = (program) => [
  ...emptyCatches(program),
  ...(program.language === 'go' ? dropped(program) : []),
  ...shortForms(program),
];

function emptyCatches(program: Program): Told[] {
  return program.blocks.flatMap(({ kind, head, start, body, end }) => {
    if (kind !== 'catch' || !BROAD.test(head.replace(/^\}\s*/, '').trim())) return [];
    const inside = program.plain.slice(body, end).trim().replace(/^\{/, '').trim();
    const isEmpty =
      inside === '' || /^(?:pass|\.\.\.|nil|null;?|continue;?)$/.test(inside.replace(/\bend\b.*$/s, '').trim());
    const tries = program.blocks.findLast(
      ({ head: before, end: until }) =>
        /^try\b/.test(before) && until <= body && /^[\s}]*$/.test(program.plain.slice(until, start)),
    );
    // What follows is the answer for the failure.
    if (tries && !program.routeOf(start) && /\breturn\b|\byield\b/.test(program.plain.slice(tries.body, tries.end)))
      return [];
    if (!isEmpty || isExplained(program.text.slice(body, end)) || isCut(program, end)) return [];
    const tried = attempted(program, start);
    if (tried && (CLEARS_UP.test(tried) || /^(?:require|import)$/.test(tried))) return [];
    return [
      told(
        program,
        program.plain.indexOf(/catch|except|rescue/.exec(program.plain.slice(start, body))?.[0] ?? 'catch', start),
        tried,
      ),
    ];
  });
}

/** A comment that gives a reason, in more than a word or two. */
function isExplained(text: string): boolean {
  const words = [...text.matchAll(/(?:\/\/|#|\/\*)\s*([^\n*]*)/g)].map(([, words]) => words ?? '').join(' ');
  return words.split(/\s+/).filter((word) => /^[\w'-]{2,}/.test(word)).length >= 5;
}

function isCut({ gaps }: Program, end: number): boolean {
  return gaps.includes(end);
}

/** What was tried, by the last call before that stands in no other one's brackets. */
function attempted(program: Program, start: number): string | undefined {
  const near = program.calls.filter((call) => call.close < start && call.start > start - 600);
  const outer = near.filter(({ open, close }) => !near.some((other) => other.open < open && close < other.close));
  return outer.findLast(({ name }) => !/^(?:if|for|while|switch|catch|return|function|try)$/.test(name))?.name;
}

function dropped(program: Program): Told[] {
  return [...program.plain.matchAll(/^[ \t]*_(?:\s*,\s*_)?\s*=\s*([\w.()*&]+)\(/gm)].flatMap((match) => {
    const line = program.bare.slice(match.index, program.bare.indexOf('\n', match.index + match[0].length));
    return MAY_FAIL.test(line)
      ? []
      : [told(program, match.index + match[0].search(/_/), match[1]?.replace(/\(.*$/, ''))];
  });
}

function shortForms(program: Program): Told[] {
  const forms: Partial<Record<Program['language'], RegExp>> = {
    js: /(?<=\))\s*\.catch\(\s*(?:\(\s*\w*\s*\)|\w+)\s*=>\s*(?:\{\s*\}|undefined|null|void 0)\s*\)/g,
    ruby: /\)?[ \t]+rescue[ \t]+(?:nil|false|\[\]|\{\})\s*$/gm,
    php: /(?<![\w$])@(?:file_get_contents|fopen|unlink|mail|json_decode|copy|rename|curl_exec)\(/g,
    rust: /^[ \t]*let\s+_\s*=\s*[^\n;]*\.await\s*;/gm,
    python:
      /\bcontextlib\.suppress\(\s*(?:Exception|BaseException)\s*\)|\bwith suppress\(\s*(?:Exception|BaseException)\s*\)/g,
  };
  const form = forms[program.language];
  if (!form) return [];
  return [...program.plain.matchAll(form)]
    .filter(
      (match) =>
        !isExplained(program.text.slice(match.index, program.text.indexOf('\n', match.index + match[0].length))),
    )
    .flatMap((match) => {
      const tried =
        program.language === 'rust'
          ? /[.:](\w+)\([^()]*\)\.await/.exec(match[0])?.[1]
          : attempted(program, match.index + 1);
      if (tried === 'send') return [];
      const isUsed =
        program.language === 'js' &&
        /[=(:?]\s*(?:\(?await\b|\w)|\breturn\b/.test(
          program.plain.slice(program.plain.lastIndexOf('\n', match.index) + 1, match.index).replace(/\([^()]*\)/g, ''),
        );
      return isUsed || (tried && CLEARS_UP.test(tried))
        ? []
        : [told(program, match.index + match[0].search(/\S/), tried)];
    });
}

function told(program: Program, offset: number, tried: string | undefined): Told {
  const what = tried ? `\`${tried}\` may fail, and nobody hears of it` : 'an error is caught and dropped';
  return {
    severity: 'medium',
    harms: 'data',
    rule: 'swallowed-error',
    line: program.lineAt(offset),
    what,
    why: 'the program goes on as if it had worked, and what is wrong shows up later and elsewhere',
    fix:
      program.language === 'go'
        ? 'return the error, or log it and answer 5xx'
        : 'catch the one error that is expected; log the others with their cause and let them through',
  };
}

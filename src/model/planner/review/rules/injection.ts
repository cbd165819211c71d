import { type Call, callsOf, statementAt } from '../code/code.ts';
import { sqlOf } from '../code/database.ts';
import type { Quoted } from '../code/lex.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

/** Takes a piece of a query as text. */
const TAKES_A_PIECE =
  /(?:where|whereRaw|orWhere|orWhereRaw|havingRaw|orderByRaw|selectRaw|order|having|joins|find_by_sql|raw|Raw|literal|extra|select_all|exec_query|FromSqlRaw|ExecuteSqlRaw\w*|queryRawUnsafe|executeRawUnsafe|Where|Order|createQuery|createNativeQuery|andWhere)$/;
const NO_QUERY =
  /(?:console\.\w+|\blog\w*\.\w+|logger\(\)\.\w+|Error|Exception|^print\w*|\bPrint\w*|warn|info|debug|describe|it|test|expect|assert\w*|HTTPException|abort)$/;
const FORMATS = /(?:Sprintf|String\.format|\bsprintf|format!|\.formatted|string\.Format|fmt\.Sprint)$/;

/** Queries, and pieces of them, that are put together from values. */
export const injection: Judgement = (program) => {
  const calls = callsOf(program, /./);
  return program.strings.flatMap((string) => {
    const around = calls.filter(({ open, close }) => open < string.start && string.end <= close + 1);
    const call = around.at(-1);
    if (around.some(({ name }) => NO_QUERY.test(name)) || isSafelyTagged(string)) return [];
    if (!isQuery(program, string, call)) return [];
    const value = valuesIn(program, string, call).find((each) => !isFixed(program, each, string.start));
    return value === undefined ? [] : [told(program, string, value)];
  });
};

function isSafelyTagged({ quote, prefix }: Quoted): boolean {
  return quote === '`' && prefix !== '' && !/^(?:return|await|yield|\.)/.test(prefix);
}

function isQuery(program: Program, string: Quoted, call: Call | undefined): boolean {
  const keyword = /^\s*(?:--[^\n]*\n\s*)*([A-Za-z]+)/.exec(string.body)?.[1] ?? '';
  const isOneCase = keyword === keyword.toUpperCase() || keyword === keyword.toLowerCase();
  if (
    isOneCase &&
    /^\s*(?:select\s.+?\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()/is.test(
      string.body.replaceAll('\n', ' '),
    )
  )
    return true;
  if (isOneCase && sqlOf(string.body)) return true;
  if (/^\s*(?:and|or|where|order\s+by|having)\s+\S/i.test(string.body))
    return /(?:sql|query|stmt|where|conditions?)\s*(?:\+=|\.=|<<|=)|\.append\(/i.test(
      statementAt(program, string.start).text,
    );
  return (
    call !== undefined &&
    TAKES_A_PIECE.test(call.name) &&
    /=|<|>|\blike\b|\bin\b|^[^\w]*$|\border by\b|\basc\b|\bdesc\b/i.test(string.body) &&
    /[=<>]|like|in\s*\(|#\{|\$\{|\{/i.test(string.body)
  );
}

/** What stands inside a string, is joined to it, or is formatted into it. */
function valuesIn(program: Program, string: Quoted, call: Call | undefined): string[] {
  const { body, quote, prefix } = string;
  const { language } = program;
  const inside: string[] = [];
  const pieces =
    language === 'js' && quote === '`'
      ? /(?<!\\)(\$?)\$\{([^}]+)\}/g
      : language === 'python' && /f/i.test(prefix)
        ? /(?<!\{)()\{([^{}!:]+)(?:[!:][^{}]*)?\}(?!\})/g
        : language === 'ruby' && quote !== "'"
          ? /()#\{([^}]+)\}/g
          : language === 'php' && quote === '"'
            ? /()\{?(\$[a-zA-Z_][\w]*(?:(?:->|\[)[\w'"\]]+)*)/g
            : language === 'csharp' && prefix.includes('$')
              ? /()\{([^{}:]+)\}/g
              : language === 'java'
                ? /()\$\{?([a-zA-Z_][\w.]*)\}?/g
                : undefined;
  // `$${n}` numbers a placeholder.
  if (pieces) for (const [, dollar, expression] of body.matchAll(pieces)) if (!dollar) inside.push(expression ?? '');
  return [...inside, ...joinedTo(program, string), ...formattedInto(program, string, call)];
}

function joinedTo({ plain, bare, brackets, language }: Program, string: Quoted): string[] {
  const found: string[] = [];
  const joint = language === 'php' ? /^\s*\.(?!\.)\s*/ : language === 'rust' ? /(?!)/ : /^\s*\+\s*/;
  let at = string.end;
  for (let parts = 0; parts < 20; parts += 1) {
    const match = joint.exec(plain.slice(at, at + 200));
    if (!match) break;
    let end = at + match[0].length;
    const from = end;
    if (/["'`]/.test(plain.charAt(end))) end = plain.indexOf(plain.charAt(end), end + 1) + 1;
    else {
      while (
        end < plain.length &&
        /[\w$.>\-([]/.test(plain.charAt(end)) &&
        !(plain.charAt(end) === '-' && plain.charAt(end + 1) !== '>')
      )
        end = /[([]/.test(plain.charAt(end)) ? (brackets.get(end) ?? end) + 1 : end + 1;
      found.push(bare.slice(from, end));
    }
    if (end <= at) break;
    at = end;
  }
  return found.filter((expression) => expression.trim() !== '');
}

function formattedInto({ bare, plain, brackets, language }: Program, string: Quoted, call: Call | undefined): string[] {
  if (call && FORMATS.test(call.name) && /%[svq+#]|\{\w*\}|%\d\$s/.test(string.body)) {
    const rest = bare.slice(string.end, call.close).replace(/^\s*,\s*/, '');
    const verbs = [...string.body.matchAll(/%(?:\d\$)?[-+# 0-9.]*([a-zA-Z])|\{\w*\}/g)].map(([, verb]) => verb ?? 's');
    // A number stays a number, whoever sent it.
    return rest
      .split(',')
      .map((part) => part.trim())
      .filter((part, place) => part !== '' && !/[dfxXbc]/.test(verbs[place] ?? 's'));
  }
  if (language !== 'python' && language !== 'ruby' && language !== 'java') return [];
  const after = plain.slice(string.end);
  const format = /^\s*\.format(?:ted)?\(/.exec(after);
  if (format) {
    const open = string.end + format[0].length - 1;
    return bare
      .slice(open + 1, brackets.get(open))
      .split(',')
      .map((part) => part.replace(/^\s*\w+\s*=\s*/, '').trim())
      .filter((part) => part !== '');
  }
  const percent = /^\s*%\s*(\([^)]*\)|[\w.[\]]+)/.exec(bare.slice(string.end));
  return percent && /%[s(]/.test(string.body)
    ? (percent[1] ?? '')
        .replace(/[()]/g, '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [];
}

/** A part of a query that its author wrote by another name. */
const PART_OF_A_QUERY =
  /^(?:\w*(?:placeholders?|columns?|cols|fields|marks|conditions?|clauses?|filters?|joins?|where|values|assignments|setClause|sets|fragment|sql|query|base|select|cte|table|tableName|schema|direction|dir|alias|prefix_sql|order|orderBy|order_by|limitSql|suffix)|qs|i|idx|index|n|nr)$/i;

/** Whether a value is one of a few that stand in the program. */
function isFixed(program: Program, expression: string, at: number): boolean {
  const value = expression.trim();
  if (/^(?:[A-Z][A-Z0-9_]*)(?:\b|\.|\[)|(?:^|\.)[A-Z][A-Z0-9_]{2,}$|^\d+$|^["'`]/.test(value)) return true;
  if (
    /\.(?:length|size)\b|\b(?:Number|parseInt|int|intval|Atoi|escapeId|escapeIdentifier|quote_ident|quoteIdentifier|QuoteIdentifier|quote|sanitize_sql\w*|quote_column_name|placeholders|escape|literal)\b\s*\(|\.join\(|\.to_i$|replace(?:All|_all)?\(\s*["'/]|sql\.(?:Identifier|raw|join)|strings\.Join|implode\(|String\.join/.test(
      value,
    )
  )
    return (
      !program.isGiven(value.replace(/\b(?:Number|parseInt|int|intval)\(/g, '0*Number('), at) ||
      /\b(?:Number|parseInt|int|intval|escape\w*|quote\w*|sanitize\w*)\b|\.to_i$/i.test(value)
    );
  if (/\?[^:]*["'][^"']*["']\s*:\s*["'][^"']*["']$|["'] if .* else ["']/.test(value)) return true;
  if (/^(?:\w+\.)*(?:quoted?|escaped?|ident(?:ifier)?|q|qi|id|sqlId)\w*\(/i.test(value) && !program.isGiven(value, at))
    return true;
  const name = /^[\w$@]+$/.exec(value)?.[0];
  if (name && chosenFromFew(program, name, at)) return true;
  const last =
    /(?:(?:table|column|schema|model|meta)\.\w*[nN]ame|[^.>]*)$/.exec(value.replace(/^\$/, ''))?.[0] ?? value;
  return (
    (PART_OF_A_QUERY.test(last) || /^(?:table|column|schema|model|meta)\./.test(last)) && !program.isGiven(value, at)
  );
}

/** A variable that holds a text of the program, or what a fixed table gives. */
function chosenFromFew(program: Program, name: string, at: number): boolean {
  const unit = program.unitOf(at);
  const before = program.bare.slice(unit?.body ?? 0, at);
  const assigned = new RegExp(
    `(?:^|[^\\w$])${name.replace(/\$/g, '\\$')}(?:\\s*,\\s*\\w+)*(?:\\s*:\\s*\\w+)?\\s*(?::=|=(?!=|>))\\s*([^\\n]+(?:\\n\\s*[?:.|][^\\n]*)*)`,
    'g',
  );
  const values = [...before.matchAll(assigned)].map(([, value]) => (value ?? '').trim());
  const looped = new RegExp(
    `\\bfor\\b[^\\n]*\\b${name.replace(/\$/g, '\\$')}\\b\\s+(?:of|in)\\s*(?:\\[?\\s*["'([]|[A-Z][A-Z_]+)`,
  ).test(before);
  return (
    looped ||
    (values.length > 0 &&
      values.every(
        (value) =>
          isOfTable(program, value) ||
          /^(?:\+|Number\(|parseInt\(|parseFloat\(|BigInt\(|int\(|intval\(|\(int\)|strconv\.|Math\.\w+\(|max\(|min\(|Integer\.parse|Long\.parse)|\.to_i\b/.test(
            value,
          ) ||
          /^(?:["'`][^$#{]*["'`][;,]?$|[A-Z][A-Z0-9_]+\b)|\?\s*["'][^"']*["']\s*:\s*["']|["'] if .+ else ["']|\b[A-Z][A-Z_]+\b(?:\[|\.get\(|\.has\(|\.includes\()|\.(?:includes|in_array|contains)\(|in_array\(|\.map\(\(?\w*\)?\s*=>\s*["'`]\?/.test(
            value,
          ),
      ))
  );
}

/** `columns[sort]`, where `columns` is a table of texts in the program. */
function isOfTable({ bare }: Program, value: string): boolean {
  const table = /^(\w+)(?:\[|\.get\(|\.fetch\()/.exec(value)?.[1];
  return (
    table !== undefined &&
    new RegExp(
      `\\b${table}\\s*(?::[^=\\n]+)?=\\s*(?:map\\[string\\]string\\s*)?(?:new Map\\(\\[|\\{|\\[)\\s*["'\\w[]`,
    ).test(bare)
  );
}

function told(program: Program, string: Quoted, value: string): Told {
  const shown = value.trim().slice(0, 60);
  const what = sqlOf(string.body)?.target;
  const isName = /\b(?:from|join|into|update|order by|group by)\s+["'`]?[$#]?\{?\s*$/i.test(
    string.body.slice(0, Math.max(0, string.body.indexOf(value))),
  );
  const place = `\`${shown}\` is written into the text of a query${what ? ` on \`${what}\`` : ''}`;
  return {
    severity: 'high',
    harms: 'security',
    rule: 'sql-injection',
    line: lineOf(program, string, value),
    what: place,
    why: program.isGiven(value, string.start)
      ? `the caller chooses \`${shown}\`, and with it what the query reads or changes`
      : `whoever can influence \`${shown}\` can end the query and begin another one`,
    fix: isName
      ? `choose \`${shown}\` from a fixed list of names; a name cannot be sent as a parameter`
      : FIXES[program.language](shown),
  };
}

function lineOf(program: Program, string: Quoted, value: string): number {
  const inside = program.text.slice(string.start, string.end).indexOf(value);
  const isShort = !string.body.includes('\n');
  return program.lineAt(inside === -1 || isShort ? string.start : string.start + inside);
}

const FIXES: Record<Program['language'], (value: string) => string> = {
  js: (value) =>
    `put \`$1\` (or \`?\`) in its place and pass \`[${value}]\` as the parameters; the % of a LIKE belongs to the value`,
  python: (value) => `put \`%s\`, \`?\` or \`:value\` in its place and pass \`(${value},)\` as the parameters`,
  go: (value) =>
    `put \`$1\` in its place and hand \`${value}\` to QueryContext as an argument; the % of a LIKE belongs to the value`,
  java: (value) => `put \`?\` or \`:value\` in its place and bind \`${value}\``,
  csharp: (value) => `use FromSqlInterpolated, or \`@value\` with a parameter for \`${value}\``,
  ruby: (value) => `\`where("… = ?", ${value})\`, or a hash of conditions`,
  php: (value) => `put \`?\` in its place and bind \`${value}\``,
  rust: (value) => `put \`$1\` in its place and \`.bind(${value})\``,
};

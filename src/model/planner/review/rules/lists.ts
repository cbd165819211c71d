import { statementAt } from '../code/code.ts';
import { type Access, accessesOf } from '../code/database.ts';
import { loopsOf } from '../code/loops.ts';
import type { Judgement, Program, Told } from '../code/program.ts';
import { classAt } from '../code/units.ts';

const BOUNDED =
  /\b(?:take|limit|top|fetch\s+(?:first|next)|rownum|page|paginate|per_page|pageSize|page_size|first|cursorPaginate|simplePaginate|Pageable|PageRequest|Take|Limit|chunk\w*|find_each|in_batches|find_in_batches|cursor|lazy|each|yield_per|Paginator|paginator|batch_size|slice|islice|offset|max_results|pluck|ids|distinct|group by|findAndCountAll)\b|\[\s*(?:\w+\s*)?:\s*\w+|Limit\(|Scopes\(/i;
/** Conditions that leave a few rows. */
const NARROW =
  /\bwhere\b[\s\S]*?(?:\b\w*_?(?:id|uuid|key|ref|no|number|code|email|token|slug|tag)\b["'`\]]?\s*(?:=|in\b|= ?any)|current_date)/i;
const NARROW_CALL =
  /\bwhereIn\(|\b(?:where\w*|filter|filter_by|findBy|findAllBy\w+|find_by|find)\b[\s\S]*?(?:I[dD]\b|_id\b|\bid\b|Ids\b|_ids\b|\bin\b|__in|ByID\b|email|user|owner|parent|tenant|account)/i;

/** Reads that grow with a table, and queries that are asked once for each row. */
export const lists: Judgement = (program) => {
  const accesses = accessesOf(program);
  const loops = loopsOf(program);
  const looped = accesses.filter(({ start }) => loops.some(({ from, to }) => from <= start && start < to));
  return [
    ...accesses
      .filter((access) => access.kind === 'many' && !looped.includes(access))
      .flatMap((access) => unbounded(program, access)),
    ...(program.language === 'ruby' ? rendered(program, accesses) : []),
    ...queriesInLoops(program, looped),
    ...lazyReads(program, accesses),
  ];
};

function unbounded(program: Program, access: Access): Told[] {
  const { statement, sql } = access;
  // A query set of a class is narrowed and paged by its framework.
  const isLazy =
    program.language === 'python' &&
    (program.unitOf(access.start) === undefined || program.unitOf(access.start)?.name === 'get_queryset');
  if (isLazy) return [];
  const narrow = sql === undefined ? NARROW_CALL.test(statement) : NARROW.test(sql);
  const whole = sql === undefined ? `${statement} ${goesOn(program, access)}` : `${sql} ${statement.slice(0, 2_000)}`;
  if (
    narrow ||
    BOUNDED.test(sql === undefined ? whole : whole.replace(/order by/gi, '')) ||
    isBoundedLater(program, access) ||
    isPagedClass(program, access)
  )
    return [];
  if (/migrat|seed|script|fixture|factor(?:y|ies)|spec|test/i.test(program.path)) return [];
  return [listOf(program, access.line, access.target)];
}

function listOf(program: Program, line: number, target: string): Told {
  const words: Record<Program['language'], string> = {
    js: '`take: 50` (or `LIMIT 50`) and a cursor: the last id that the caller has seen',
    python: '`.limit(50)`, `[:50]` or `LIMIT 50`, after the last id that the caller has seen',
    go: '`WHERE id > $1 ORDER BY id LIMIT 50`, with the last id that the caller has seen',
    java: 'take a `Pageable` with a maximum size, or `PageRequest.of(0, 50)`',
    csharp: '`.Where(x => x.Id > after).OrderBy(x => x.Id).Take(50)`',
    ruby: '`.where("id > ?", after).order(:id).limit(50)`',
    php: '`->cursorPaginate(50)`',
    rust: '`WHERE id > $1 ORDER BY id LIMIT 50`',
  };
  return {
    severity: 'medium',
    harms: 'speed',
    rule: 'unbounded-read',
    line,
    what: `all of \`${target}\` is read at once`,
    why: 'the answer and its memory grow with the table, until the request that was fast in testing times out',
    fix: words[program.language],
  };
}

/** A view class of Django whose pages are set beside its query. */
function isPagedClass(program: Program, { start }: Access): boolean {
  const home = program.language === 'python' ? classAt(program, start) : undefined;
  return (
    home !== undefined &&
    /pagination_class\s*=(?!\s*None)|paginate_by\s*=/.test(program.bare.slice(home.body, home.end))
  );
}

/** What the statement's result is used for on the same and the next lines: `query = …; query = query.limit(50)`. */
function isBoundedLater(program: Program, { statement, end, start, sql }: Access): boolean {
  const name = /^\s*(?:(?:const|let|var|final)\s+)?\{?\s*\$?(\w+)\b[^=\n]*=(?!=)/.exec(statement)?.[1];
  const unit = program.unitOf(start);
  if (!name || !unit) return false;
  const rest = program.bare.slice(end, unit.end);
  // A search whose first row alone is used.
  if (/\bwhere\b/i.test(sql ?? '') && new RegExp(`\\b${name}(?:\\.rows)?\\s*\\[\\s*0\\s*\\]`).test(rest)) return true;
  return new RegExp(
    `\\b${name}\\b[^\\n]*(?:\\n\\s*[.?-][^\\n]*)*?(?:limit|take|paginate|\\[\\s*\\w*:|slice|page|LIMIT|first|Paginator)`,
    'i',
  ).test(rest);
}

function goesOn({ plain, bare }: Program, { end }: Access): string {
  const next = bare.slice(end, end + 200);
  return /^\s*\.\w/.test(plain.slice(end, end + 40)) ? next : '';
}

/** `render json: Undertaker.all` has no bracket that would make it a call. */
function rendered(program: Program, accesses: readonly Access[]): Told[] {
  const all = /\b([A-Z]\w+(?:::[A-Z]\w+)*)((?:\.\w+(?:\([^()\n]*\))?)*)\.(all|order\([^()]*\))(?![\w.(])/g;
  return [...program.bare.matchAll(all)].flatMap((match) => {
    const line = program.lineAt(match.index);
    const { text } = statementAt(program, match.index);
    if (
      BOUNDED.test(text) ||
      /where|joins|scope/.test(match[2] ?? '') ||
      accesses.some((other) => other.kind === 'many' && other.line === line && !/\.order$/.test(other.name))
    )
      return [];
    const used = /@?(\w+)\s*=\s*[^\n]*$/.exec(
      program.bare.slice(program.bare.lastIndexOf('\n', match.index) + 1, match.index),
    )?.[1];
    const unit = program.unitOf(match.index);
    const rest = program.bare.slice(match.index + match[0].length, unit?.end);
    if (used && new RegExp(`${used}[^\\n]*\\.(?:limit|page|where|first|find|per)`).test(rest)) return [];
    return accesses.some(
      (other) =>
        other.line === line &&
        other.kind === 'many' &&
        !BOUNDED.test(other.statement) &&
        !NARROW_CALL.test(other.statement),
    )
      ? []
      : [listOf(program, line, match[1] ?? '')];
  });
}

function queriesInLoops(program: Program, looped: readonly Access[]): Told[] {
  return looped.flatMap((access, at) => {
    const loop = loopsOf(program).findLast(({ from, to }) => from <= access.start && access.start < to);
    if (!loop || loop.isRetry || looped.slice(0, at).some(({ start }) => loop.from <= start && start < loop.to))
      return [];
    if (
      /migrat|seed|fixture/i.test(program.path) ||
      /createMany|insertMany|bulk|batch|addAll|chunk/i.test(`${access.name} ${loop.head}`)
    )
      return [];
    const verb = access.kind === 'write' ? 'writes' : 'asks';
    return [
      {
        severity: 'medium' as const,
        harms: 'speed' as const,
        rule: 'query-in-loop',
        line: access.line,
        what: `\`${access.target || access.name}\` is ${access.kind === 'write' ? 'written' : 'asked'} once for each turn of the loop of line ${loop.line}`,
        why: `a hundred rows make a hundred round trips: each costs as much as one query that ${verb} for all`,
        fix:
          access.kind === 'write'
            ? 'one statement for all rows: a bulk insert, or `UPDATE … FROM (VALUES …)`'
            : `gather the ids first and ask once: \`WHERE id = ANY($1)\`, or let the first query join \`${access.target || 'them'}\``,
      },
    ];
  });
}

const EAGER =
  /\b(?:includes|preload|eager_load|select_related|prefetch_related|joinedload|selectinload|subqueryload|with\(|load\(|loadMissing|include:|relations:|leftJoinAndSelect|populate|JOIN FETCH|EntityGraph|Include\(|joins\()/i;
const VALUE =
  '(?:name|title|email|label|slug|code|number|full_name|fullName|first_name|last_name|username|display_name|address|city|phone|description|status|price|color|colour|url|iso_code|country)';
/** Parts of a row that are no row of their own. */
const NO_RELATION =
  /_(?:at|on|date|time|id|count|cents|params|attributes)$|^(?:self|this|props|data|meta|config|req|res|params|query|body|user_params|file|files|column|field|created|updated|response|result|error|e|err|errors|dict|attributes|options|settings|state|value|key|node|item|fields|_meta|pivot)$/;

/** A row's other row that is fetched when it is named: once for each turn. */
function lazyReads(program: Program, accesses: readonly Access[]): Told[] {
  if (!/^(?:python|ruby|php|java)$/.test(program.language)) return [];
  const joint = program.language === 'php' ? '->' : '\\.';
  return loopsOf(program).flatMap((loop) => {
    const name = loop.variable;
    if (!name) return [];
    const body = program.bare.slice(loop.from, loop.to);
    const getters =
      program.language === 'java'
        ? `\\b${name}\\.get([A-Z]\\w+)\\(\\)\\.get(?:Name|Title|Email|Label|Code|Number|City|Address)\\(`
        : `(?<![\\w$>.])\\$?${name}${joint}(\\w+)${joint}${VALUE}\\b`;
    const match = new RegExp(getters).exec(body);
    const relation = match?.[1] ?? '';
    const source = sourceOf(program, loop.over, loop.from, accesses);
    if (!match || NO_RELATION.test(relation) || source === undefined || EAGER.test(source.text)) return [];
    const fix: Partial<Record<Program['language'], string>> = {
      python: `\`.select_related("${relation}")\` on the query`,
      ruby: `\`.includes(:${relation})\` on the query`,
      php: `\`->with('${relation}')\` on the query`,
      java: `fetch it with the rows: \`JOIN FETCH\` or an \`@EntityGraph\` with \`${relation.toLowerCase()}\``,
    };
    return [
      {
        severity: 'medium',
        harms: 'speed',
        rule: 'lazy-read-in-loop',
        line: seenLine(program, program.lineAt(loop.from + match.index), source.line),
        what: `\`${match[0].replace(/\($/, '()')}\` fetches \`${relation}\` once for each \`${name}\``,
        why: 'a page of fifty rows makes fifty-one queries, and nobody sees them in the code',
        fix: fix[program.language] ?? 'fetch it together with the rows',
      },
    ];
  });
}

/** The query that a loop runs over: in its own words, or where its variable was filled. */
function sourceOf(
  program: Program,
  over: string,
  from: number,
  accesses: readonly Access[],
): { text: string; line: number } | undefined {
  const unit = program.unitOf(from);
  const direct =
    /\.objects\b|^[A-Z]\w*(?:\.|::)(?:all|where|order|includes|with|query|find|joins|orderBy|latest)|\.find(?:All|By)\w*\(/.test(
      over,
    )
      ? over
      : undefined;
  if (direct) return { text: direct, line: program.lineAt(from) };
  const name = /^[@$]?(\w+)/.exec(over.trim())?.[1];
  if (!name || !unit) return undefined;
  const before = program.bare.slice(unit.body, from);
  const assigned = [
    ...before.matchAll(new RegExp(`[@$]?\\b${name}\\s*=\\s*([^\\n]+(?:\\n\\s*(?:\\.|->)[^\\n]*)*)`, 'g')),
  ];
  const text = assigned.map(([, value]) => value ?? '').join('\n');
  const isQuery =
    accesses.some(({ kind, start }) => kind === 'many' && start >= unit.body && start < from) ||
    /\.objects\b|\b[A-Z]\w*(?:\.|::)(?:all|where|order|includes|with|query|joins|orderBy)|\.find(?:All|By)\w*\(/.test(
      text,
    );
  return text && isQuery ? { text, line: program.lineAt(unit.body + (assigned.at(-1)?.index ?? 0)) } : undefined;
}

/** Of a change, the line that was changed: what it broke may stand where nothing did. */
function seenLine({ isJudged }: Program, line: number, cause: number): number {
  return !isJudged(line) && isJudged(cause) ? cause : line;
}

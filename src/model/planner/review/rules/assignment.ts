import { callsOf, statementAt } from '../code/code.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

/** A request that is written into a row as it came, by the words of each language. */
const WHOLE: Partial<Record<Program['language'], readonly RegExp[]>> = {
  js: [
    /\bdata\s*:\s*(?:\{\s*\.\.\.)?(?<given>\w+(?:\.request)?\.body)\s*(?:[,}\n])/,
    /\.(?:create|insert|update|updateOne|updateMany|findByIdAndUpdate|findOneAndUpdate|findByPkAndUpdate|save|set|assign|merge|build|upsert|insertOne|values|patch|preload)\(\s*(?:[^()]*?,\s*)?(?:\{\s*(?:\$set\s*:\s*)?(?:\.\.\.)?)?(?<given>\w+(?:\.request)?\.body)\s*[,})]/,
    /\bnew\s+[A-Z]\w*\(\s*(?:\{\s*\.\.\.)?(?<given>\w+(?:\.request)?\.body)\s*[,})]/,
    /Object\.assign\(\s*\w+\s*,\s*(?<given>\w+(?:\.request)?\.body)/,
  ],
  python: [
    /\*\*\s*(?<given>request\.(?:json|form|data|POST|get_json\(\)|args)(?:\.to_dict\(\)|\.dict\(\))?)/,
    /\bsetattr\(\s*\w+\s*,\s*(?<given>k|key|name|field|attr)\s*,/,
    /^\s*fields\s*=\s*["'](?<given>__all__)["']/,
    /\.(?:update|filter_by|values)\(\s*(?:\*\*)?(?<given>request\.(?:json|form|POST|data|get_json\(\)))/,
  ],
  ruby: [
    /(?<given>params(?:\.require\([^)]*\)|\[[^\]]*\])?\.permit!|params[^\n]*\.to_unsafe_h(?:ash)?)/,
    /\.(?:new|create!?|update!?|assign_attributes|update_attributes)\(?\s*(?<given>params(?:\[:\w+\])?)\s*\)?\s*$/m,
  ],
  php: [
    /(?:->|::)(?:create|update|fill|forceFill|insert|updateOrCreate|firstOrCreate|make|upsert)\(\s*(?:array_merge\(\s*)?(?<given>\$request->(?:all|input|post|except|toArray)\([^)]*\)|\$_POST|\$_REQUEST|request\(\)->all\(\)|\$request->json\(\)->all\(\))/,
    /\$(?<given>guarded)\s*=\s*\[\s*\]/,
    /\bnew\s+[A-Z]\w*\(\s*(?<given>\$request->all\(\)|\$_POST)/,
  ],
  java: [
    /(?:BeanUtils|PropertyUtils)\.copyProperties\(\s*(?<given>\w+)\s*,/,
    /objectMapper\.(?:updateValue|readerForUpdating)\(\s*(?<given>\w+)/,
  ],
  csharp: [/\.SetValues\(\s*(?<given>\w+)/, /(?<given>TryUpdateModelAsync)(?:<\w+>)?\(\s*\w+\s*\)/],
  go: [/\.(?:Updates|Model\([^)]*\)\.Updates)\(\s*(?<given>body|input|req|payload|data|m|fields|updates)\s*\)/],
};

const CHOSEN =
  /ALLOWED|allowed|permitted|whitelist|EDITABLE|editable|WRITABLE|writable|FIELDS|_fields|additionalProperties|\bpick\(|\bonly\(|exclude_unset|model_dump|schema\b|in \(["']/;

/** Requests that become rows with every field that the caller thinks of. */
export const assignment: Judgement = (program) => {
  const found: Told[] = [];
  for (const form of WHOLE[program.language] ?? []) {
    const every = new RegExp(form.source, `${form.flags.replace('g', '')}${form.flags.includes('m') ? 'g' : 'gm'}`);
    for (const match of program.bare.matchAll(every)) {
      const given = match.groups?.given ?? '';
      const offset = match.index + match[0].indexOf(given);
      const line = program.lineAt(offset);
      if (isChosen(program, match[0], offset, given) || found.some((other) => other.line === line)) continue;
      found.push(told(program, line, given, offset));
    }
  }
  return [...found, ...renamed(program)];
};

function isChosen(program: Program, text: string, offset: number, given: string): boolean {
  const unit = program.unitOf(offset);
  const body = unit ? program.bare.slice(unit.body, unit.end) : text;
  const route = program.routeOf(offset);
  if (/setattr|copyProperties|SetValues|Updates/.test(text))
    return CHOSEN.test(body) || !isFromRequest(program, body, offset, given, text);
  if (
    program.language === 'js' &&
    /\bset\(/.test(text) &&
    !/\bdb\b|update|Model|user|entity|doc/i.test(statementAt(program, offset).text)
  )
    return true;
  if (
    program.language === 'js' &&
    (/additionalProperties|\bbody\s*:\s*\w+|valid(?:ate|ator)|celebrate|zod|schema/i.test(route?.between ?? '') ||
      /(?:stripe|axios|fetch|client|queue|emit)\w*\.\w*\(?[^(]*$/.test(text.slice(0, text.indexOf(given))))
  )
    return true;
  // Validated under its own name, it is what the schema lets through.
  return program.language === 'js' && new RegExp(`${given.replace('.', '\\.')}\\s*=\\s*\\w+\\.parse`).test(body);
}

function isFromRequest(program: Program, body: string, offset: number, given: string, text: string): boolean {
  if (/setattr/.test(text))
    return /request\.|\bdata\b|payload|body/.test(body) && /for\s+\w+\s*,\s*\w+\s+in\s+[^\n]*items\(\)/.test(body);
  if (/Updates/.test(text)) return /map\[string\](?:any|interface\{\})/.test(body);
  return program.isGiven(given, offset) || /@RequestBody|\[FromBody\]/.test(program.unitOf(offset)?.head ?? '');
}

/** The same by another name: `const body = req.body; …create(body)`, `data = request.json; …Model(**data)`. */
function renamed(program: Program): Told[] {
  const { language } = program;
  if (language !== 'js' && language !== 'python') return [];
  const from =
    language === 'js'
      ? /\b(?:const|let|var)\s+(\w+)\s*=\s*(?:await\s+)?(?:\w+\.(?:request\.)?body|\w+(?:\.req)?\.json\(\))\s*;?\s*$/gm
      : /^\s*(\w+)\s*=\s*(?:await\s+)?(?:request\.(?:get_json\([^)]*\)|json(?:\(\))?|form(?:\.to_dict\(\))?|POST\.dict\(\)|data)|json\.loads\(request\.body\))\s*$/gm;
  return [...program.bare.matchAll(from)].flatMap((match) => {
    const name = match[1] ?? '';
    const unit = program.unitOf(match.index + match[0].length - 1);
    if (!unit) return [];
    const after = program.bare.slice(match.index + match[0].length, unit.end);
    const used =
      language === 'js'
        ? new RegExp(
            `\\bdata\\s*:\\s*(?:\\{\\s*\\.\\.\\.)?${name}\\s*[,}\\n]|\\.(?:create|insert|update|updateOne|findByIdAndUpdate|values|set|assign)\\(\\s*(?:[^()]*,\\s*)?(?:\\{\\s*\\.\\.\\.)?${name}\\s*[,})]`,
          )
        : new RegExp(
            `(?:[A-Z]\\w*|create|update|filter_by|values)\\(\\s*(?:[^()]*,\\s*)?\\*\\*${name}\\b|\\.update\\(\\s*${name}\\s*\\)`,
          );
    const hit = used.exec(after);
    if (!hit || CHOSEN.test(after.slice(0, hit.index)) || /JSON\.stringify|crypto|createH/.test(hit[0])) return [];
    const offset = match.index + match[0].length + hit.index + Math.max(0, hit[0].indexOf(name));
    return [told(program, program.lineAt(offset), name, offset)];
  });
}

function told(program: Program, line: number, given: string, offset: number): Told {
  const into = callsOf(program, /./, Math.max(0, offset - 300), offset).findLast(
    ({ open, close }) => open < offset && offset < close,
  )?.name;
  const words: Partial<Record<string, string>> = {
    guarded: 'every column may be set by its name: `$guarded` is empty',
    __all__: 'every field of the model may be sent and is shown',
  };
  return {
    severity: 'high',
    harms: 'security',
    rule: 'mass-assignment',
    line,
    what: words[given] ?? `\`${given}\` is written into the row as it came${into ? `, with \`${into}\`` : ''}`,
    why: 'the caller sets columns that no form shows: role, owner, price, balance, status',
    fix: FIXES[program.language],
  };
}

const FIXES: Record<Program['language'], string> = {
  js: 'name the fields: `const { title, notes } = body`, or parse it with a strict schema, and write only these',
  python: 'name the fields that may be set, or take a model with `extra="forbid"` and write only its fields',
  go: 'decode into a struct with the fields that may be set, and name the columns with `Select`',
  java: 'copy the fields that may be set one by one from a record made for the request',
  csharp: 'take a record made for the request, and copy its fields one by one',
  ruby: '`params.require(…).permit(:title, :notes)` with the columns that may be set',
  php: '`$request->safe()->only([…])`, with the columns that may be set',
  rust: 'take a struct with the fields that may be set',
};

import { isMoney } from '../../repo/money.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

const MORE_MONEY =
  /(?:^|_)(?:premium|rent|deposit|fare|wage|payout|donation|charge|fine|penalty|budget|credit|debit|value_insured|insurance_value|insured_value|excess|tip|commission|royalty|refund|surcharge|toll)(?:_|$)/;
const NO_MONEY =
  /count|percent|rate|ratio|quantity|weight|_?ids?$|_at$|type|status|hours|days|score|points|minutes|number|level/;

/** Whether a name says money: what columns say, and what people else call it. */
export function saysMoney(name: string): boolean {
  const note = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  return isMoney(note) || (MORE_MONEY.test(note) && !NO_MONEY.test(note));
}

/** How a field of binary fractions is declared; the group `name` is what it is called. */
const FRACTIONS: Partial<Record<Program['language'], readonly RegExp[]>> = {
  js: [
    /\bparseFloat\(\s*[\w.[\]"'?]*?(?<name>\w+)["'\]]*\s*\)/g,
    /@Column\(\s*(?:\{\s*type\s*:\s*)?["'](?:float|real|double(?: precision)?)["'][^)]*\)\s*(?:public\s+|readonly\s+)?(?<name>\w+)/g,
    /(?<name>\w+)\s*:\s*(?:\{\s*type\s*:\s*)?(?:DataTypes|Sequelize)\.(?:FLOAT|DOUBLE|REAL)\b/g,
    /\.(?:float|double|real)\(\s*["'](?<name>\w+)["']/g,
    /(?<name>\w+)\s*:\s*(?:real|doublePrecision)\(/g,
  ],
  python: [
    /(?<name>\w+)\s*=\s*(?:models|serializers|fields|forms)\.Float(?:Field)?\(/g,
    /(?<name>\w+)\s*(?::\s*[\w[\] |]+)?=\s*(?:db\.|sa\.)?(?:Column|mapped_column)\(\s*(?:["']\w+["']\s*,\s*)?(?:db\.|sa\.)?(?:Float|REAL|Double)\b/g,
    /Column\(\s*["'](?<name>\w+)["']\s*,\s*(?:sa\.)?(?:Float|REAL|Double)\b/g,
    /^\s+(?<name>\w+)\s*:\s*(?:Optional\[)?(?:con)?float\b/gm,
    /\bfloat\(\s*[\w.[\]"']*?(?<name>\w+)["'\])]*\s*\)/g,
  ],
  go: [/^\s+(?<name>[A-Z]\w*)\s+\*?float(?:32|64)\b/gm],
  java: [
    /\b(?:private|public|protected|final|val|var)?\s*(?:[dD]ouble|[fF]loat)\s+(?<name>\w+)\s*(?:[;,)=])/g,
    /\b(?:val|var)\s+(?<name>\w+)\s*:\s*(?:Double|Float)\b/g,
  ],
  csharp: [/\b(?:double|float)\??\s+(?<name>\w+)\s*(?:\{|;|,|\)|=)/g],
  ruby: [/\bt\.(?:float|real|double)\s+:(?<name>\w+)/g, /add_column\s+:\w+,\s*:(?<name>\w+),\s*:float/g],
  php: [
    /->(?:float|double)\(\s*['"](?<name>\w+)['"]/g,
    /#\[ORM\\Column\([^\]]*(?:float|FLOAT)[^\]]*\]\s*(?:private|public|protected)\s+\??\w+\s+\$(?<name>\w+)/g,
    /\(float\)\s*\$\w+(?:->|\[['"])(?<name>\w+)/g,
  ],
  rust: [/\b(?<name>\w+)\s*:\s*(?:Option<)?f(?:32|64)\b/g],
};

/** Fields whose type does not hold what their name says: money in fractions, times without a zone. */
export const types: Judgement = (program) => [
  ...money(program),
  ...times(program),
  ...unindexed(program),
  ...verification(program),
];

function money(program: Program): Told[] {
  const found: Told[] = [];
  for (const form of FRACTIONS[program.language] ?? [])
    for (const match of program.bare.matchAll(form)) {
      const name = match.groups?.name ?? '';
      const line = program.lineAt(match.index + Math.max(0, match[0].indexOf(name)));
      if (!saysMoney(name) || /cents|minor|pence|micros/i.test(name) || found.some((other) => other.line === line))
        continue;
      found.push({
        severity: 'medium',
        harms: 'data',
        rule: 'float-money',
        line,
        what: `\`${name}\` is money, and is ${/parseFloat|float\(/.test(match[0]) ? 'read' : 'kept'} as a binary fraction`,
        why: 'cents get lost: 0.1 + 0.2 is not 0.3, and sums are off by one now and then',
        fix: MONEY_FIXES[program.language](name),
      });
    }
  return found;
}

const MONEY_FIXES: Record<Program['language'], (name: string) => string> = {
  js: (name) => `\`${name}Cents\` as a whole number of the smallest unit, or numeric(14, 2) and a decimal library`,
  python: (name) =>
    `\`${name}_cents\` as an integer, or \`Decimal\` (\`DecimalField(max_digits=14, decimal_places=2)\`, \`Numeric(14, 2)\`)`,
  go: (name) => `\`${name}Cents int64\`, or a decimal type`,
  java: (name) => `\`BigDecimal ${name}\`, or \`long ${name}Cents\``,
  csharp: (name) => `\`decimal ${name}\``,
  ruby: (name) => `\`t.decimal :${name}, precision: 14, scale: 2\`, or \`t.bigint :${name}_cents\``,
  php: (name) => `\`$table->decimal('${name}', 14, 2)\`, or whole cents`,
  rust: (name) => `\`${name}_cents: i64\`, or \`rust_decimal::Decimal\``,
};

const ZONELESS: Partial<Record<Program['language'], readonly RegExp[]>> = {
  python: [
    /\bdatetime\.utcnow\(/g,
    /\bdatetime\.now\(\s*\)/g,
    /Column\([^)\n]*\b(?:sa\.)?DateTime\b(?!\([^)]*timezone\s*=\s*True)/g,
  ],
  java: [/\bLocalDateTime\.now\(\s*\)/g],
  csharp: [/\bDateTime\.Now\b/g],
};

function times(program: Program): Told[] {
  return (ZONELESS[program.language] ?? []).flatMap((form) =>
    [...program.plain.matchAll(form)].slice(0, 1).map((match) => ({
      severity: 'low' as const,
      harms: 'data' as const,
      rule: 'time-without-zone',
      line: program.lineAt(match.index),
      what: `\`${match[0].replace(/\($/, '()').slice(0, 40)}\` is a time without a zone`,
      why: 'what it means depends on the machine, and comparing it with one that has a zone fails or lies',
      fix: {
        python: '`datetime.now(timezone.utc)`, and `DateTime(timezone=True)` for the column',
        java: '`Instant.now()`',
        csharp: '`DateTimeOffset.UtcNow`',
      }[program.language as 'python'],
    })),
  );
}

/** In migrations, ids of other tables without an index: what is written as a plain number. */
function unindexed(program: Program): Told[] {
  const forms: Partial<Record<Program['language'], RegExp>> = {
    ruby: /\bt\.(?:bigint|integer|uuid)\s+:(\w+)_id\b(?![^\n]*index)/g,
    php: /\$table->(?:unsignedBigInteger|unsignedInteger|bigInteger|integer|uuid)\(\s*['"](\w+)_id['"]\s*\)(?![^\n]*(?:index|unique|primary))/g,
    js: /\b(?:table|t)\.(?:integer|bigInteger|uuid)\(\s*['"](\w+)_id['"](?![^\n]*(?:index|unique|primary))/g,
  };
  const form = forms[program.language];
  if (!form || !/create_table|Schema::create|createTable|change_table|Schema::table/.test(program.bare)) return [];
  return [...program.bare.matchAll(form)].flatMap((match) => {
    const column = `${match[1] ?? ''}_id`;
    if (
      new RegExp(`(?:add_index|t\\.index|index|unique|foreign|primary)\\b[^\\n]{0,60}["':\\[]${column}\\b`).test(
        program.bare,
      ) ||
      /external|remote|stripe|provider|legacy/.test(column)
    )
      return [];
    const table = [
      ...program.bare
        .slice(0, match.index)
        .matchAll(/(?:create_table|createTable|Schema::create|Schema::table|change_table)\(?\s*[:'"](\w+)/g),
    ].at(-1)?.[1];
    const whole = table ? `${table}.${column}` : column;
    return [
      {
        severity: 'medium' as const,
        harms: 'speed' as const,
        rule: 'unindexed-foreign-key',
        line: program.lineAt(match.index),
        what: `\`${whole}\` is a plain number: no reference, and no index`,
        why: `rows can point to nothing, and each search by it reads all of \`${table ?? 'the table'}\``,
        fix: KEY_FIXES[program.language as 'ruby'](match[1] ?? ''),
      },
    ];
  });
}

const KEY_FIXES = {
  ruby: (stem: string) => `\`t.references :${stem}, null: false, foreign_key: true\``,
  php: (stem: string) => `\`$table->foreignId('${stem}_id')->constrained()->index()\``,
  js: (stem: string) => `\`.notNullable().references('id').inTable('${stem}s').index()\``,
};

function verification(program: Program): Told[] {
  const off =
    /rejectUnauthorized\s*:\s*false|\b(?:requests|httpx|session|client|http)\w*(?:\.\w+)?\([^\n]*\bverify\s*=\s*False\b|InsecureSkipVerify\s*:\s*true|NODE_TLS_REJECT_UNAUTHORIZED["'\]]*\s*=\s*["']?0|CURLOPT_SSL_VERIFYPEER\s*,\s*(?:false|0)|VERIFY_NONE|danger_accept_invalid_certs\(true|ServerCertificateCustomValidationCallback\s*=[^;\n]*true|NoopHostnameVerifier|'verify'\s*=>\s*false|withoutVerifying\(/g;
  return [...program.bare.matchAll(off)].map((match) => ({
    severity: 'high' as const,
    harms: 'security' as const,
    rule: 'verification-off',
    line: program.lineAt(match.index),
    what: `\`${match[0].trim()}\` takes any certificate`,
    why: 'anybody between the two can read and change what is said',
    fix: 'drop it, and trust the right certificate authority instead',
  }));
}
